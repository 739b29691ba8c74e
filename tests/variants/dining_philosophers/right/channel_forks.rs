use crossbeam_channel::{Receiver, Sender, bounded};
use std::thread;
fn main() {
    let forks: Vec<(Sender<()>, Receiver<()>)> = (0..5)
        .map(|_| {
            let c = bounded(1);
            c.0.send(()).unwrap();
            c
        })
        .collect();
    thread::scope(|s| {
        for k in 0..5usize {
            let forks = &forks;
            s.spawn(move || {
                for _ in 0..2 {
                    let (l, r) = (k.min((k + 1) % 5), k.max((k + 1) % 5));
                    forks[l].1.recv().unwrap();
                    forks[r].1.recv().unwrap();
                    println!("philosopher {} eats", k + 1);
                    println!("philosopher {} leaves", k + 1);
                    forks[r].0.send(()).unwrap();
                    forks[l].0.send(()).unwrap();
                }
            });
        }
    });
    println!("meals: 10");
}
