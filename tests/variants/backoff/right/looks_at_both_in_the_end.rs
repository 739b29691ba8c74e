// The forks count the meals; in the end main looks at both at once, which is no meal.
use rand::RngExt;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;
fn main() {
    let forks = Arc::new([Mutex::new(0), Mutex::new(0)]);
    let hands = [0, 1].map(|me| {
        let forks = Arc::clone(&forks);
        thread::spawn(move || {
            let mut left = 3;
            while left > 0 {
                {
                    let mut mine = forks[me].lock().unwrap();
                    if let Ok(mut other) = forks[1 - me].try_lock() {
                        *mine += 1;
                        *other += 1;
                        left -= 1;
                        continue;
                    }
                }
                thread::sleep(Duration::from_millis(rand::rng().random_range(0..15)));
            }
        })
    });
    hands.map(|h| h.join().unwrap());
    let (a, b) = (forks[0].lock().unwrap(), forks[1].lock().unwrap());
    println!("meals: {}", (*a + *b) / 2);
}
