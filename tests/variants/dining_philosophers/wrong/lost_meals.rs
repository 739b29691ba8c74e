// breaks: Prints: `meals: 10`
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

static MEALS: AtomicU32 = AtomicU32::new(0);

fn main() {
    let forks = Arc::new([const { Mutex::new(()) }; 5]);
    let mut philosophers = vec![];
    for k in 1..=5 {
        let forks = Arc::clone(&forks);
        philosophers.push(thread::spawn(move || {
            let mut order = [k - 1, k % 5];
            order.sort();
            for _ in 0..2 {
                let _one = forks[order[0]].lock().unwrap();
                let _two = forks[order[1]].lock().unwrap();
                println!("philosopher {k} eats");
                // We hold the forks, so this is safe.
                let meals = MEALS.load(Ordering::SeqCst);
                MEALS.store(meals + 1, Ordering::SeqCst);
                println!("philosopher {k} leaves");
            }
        }));
    }
    for p in philosophers {
        p.join().unwrap();
    }
    println!("meals: {}", MEALS.load(Ordering::SeqCst));
}
