// breaks: sometimes: two eat at the same time (only one may sit down)
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use std::thread;

fn main() {
    let forks: Vec<Mutex<()>> = (0..5).map(|_| Mutex::new(())).collect();
    let (seat, free_seat) = bounded(1);
    seat.send(()).unwrap();
    thread::scope(|s| {
        for k in 1..=5 {
            let (seat, free_seat, forks) = (seat.clone(), free_seat.clone(), &forks);
            s.spawn(move || {
                for _ in 0..2 {
                    free_seat.recv().unwrap();
                    let (_left, _right) = (forks[k - 1].lock(), forks[k % 5].lock());
                    println!("philosopher {k} eats");
                    println!("philosopher {k} leaves");
                    seat.send(()).unwrap();
                }
            });
        }
    });
    println!("meals: {}", 5 * 2);
}
