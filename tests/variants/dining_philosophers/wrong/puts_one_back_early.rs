// breaks: each eats with both neighbouring forks in hand (a fork put back before `leaves`; only the last meal does so)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let forks: Arc<Vec<Mutex<u32>>> = Arc::new((0..5).map(Mutex::new).collect());
    let philosophers: Vec<_> = (0..5_usize)
        .map(|k| {
            let forks = Arc::clone(&forks);
            thread::spawn(move || {
                let (a, b) = (k.min((k + 1) % 5), k.max((k + 1) % 5));
                for meal in 1..=2 {
                    let first = forks[a].lock();
                    let second = forks[b].lock();
                    println!("philosopher {} eats", k + 1);
                    if meal == 2 {
                        // Dessert. One fork is enough, let the neighbour have the other.
                        drop(second);
                    }
                    println!("philosopher {} leaves", k + 1);
                    drop(first);
                }
                2
            })
        })
        .collect();
    let mut meals = 0;
    for p in philosophers {
        meals += p.join().unwrap();
    }
    println!("meals: {meals}");
}
