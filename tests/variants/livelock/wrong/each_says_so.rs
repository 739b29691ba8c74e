// breaks: Prints: `gave way: N` `meals: M` (each diner prints its own)
use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let steps = Arc::new([Barrier::new(2), Barrier::new(2)]);
    let diners = [0, 1].map(|me: usize| {
        let (forks, steps) = (forks.clone(), steps.clone());
        thread::spawn(move || {
            let (mut gave_way, mut meals) = (0, 0);
            for _ in 0..20 {
                let mine = forks[me].lock();
                steps[0].wait();
                match forks[1 - me].try_lock() {
                    Some(_) => meals += 1,
                    None => gave_way += 1,
                }
                steps[1].wait();
                drop(mine);
            }
            println!("gave way: {gave_way}");
            println!("meals: {meals}");
        })
    });
    for d in diners {
        d.join().unwrap();
    }
}
