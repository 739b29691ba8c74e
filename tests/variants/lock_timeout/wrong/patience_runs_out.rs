// breaks: nobody who holds a fork waits for another without a limit (after two failures in a row the first diner does)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let diners = [0, 1].map(|me: usize| {
        let forks = forks.clone();
        thread::spawn(move || {
            let mut meals = 0;
            let mut failures = 0;
            while meals < 3 {
                let first = forks[me].lock();
                let second = if me == 0 && failures == 2 {
                    // Now it is my turn. The other one is polite, so this can't hang.
                    Some(forks[1].lock())
                } else {
                    forks[1 - me].try_lock_for(Duration::from_millis(10))
                };
                match second {
                    Some(_second) => {
                        thread::sleep(Duration::from_millis(20));
                        meals += 1;
                        failures = 0;
                    }
                    None => {
                        failures += 1;
                        drop(first);
                        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=20)));
                    }
                }
            }
            meals
        })
    });
    let meals: i32 = diners.into_iter().map(|d| d.join().unwrap()).sum();
    println!("meals: {meals}");
}
