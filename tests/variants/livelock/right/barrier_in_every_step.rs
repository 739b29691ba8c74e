// A barrier in every step: nobody ever eats.
use std::sync::{Barrier, Mutex};
use std::thread;
fn main() {
    let forks = [Mutex::new(()), Mutex::new(())];
    let step = Barrier::new(2);
    let (gave, meals) = thread::scope(|s| {
        let polite = |me: usize| {
            let (forks, step) = (&forks, &step);
            move || {
                let (mut gave, mut meals) = (0, 0);
                while gave < 20 && meals == 0 {
                    let fork = forks[me].lock().unwrap();
                    step.wait();
                    let other = forks[1 - me].try_lock();
                    step.wait();
                    match other {
                        Ok(_) => meals += 1,
                        Err(_) => gave += 1,
                    }
                    drop(fork);
                    step.wait();
                }
                (gave, meals)
            }
        };
        let (a, b) = (s.spawn(polite(0)), s.spawn(polite(1)));
        let (a, b) = (a.join().unwrap(), b.join().unwrap());
        (a.0 + b.0, a.1 + b.1)
    });
    println!("gave way: {gave}");
    println!("meals: {meals}");
}
