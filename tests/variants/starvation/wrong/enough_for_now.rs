// breaks: Prints: `meals: A B C`, adding up to 12 (greedy is full after ten, the others get up when the lock is busy)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let bites = Mutex::new(12);
    let polite = || {
        let mut meals = 0;
        loop {
            let Some(mut left) = bites.try_lock() else {
                // No room at the table.
                thread::sleep(Duration::from_millis(10));
                return meals;
            };
            if *left == 0 {
                return meals;
            }
            *left -= 1;
            meals += 1;
            drop(left);
            thread::sleep(Duration::from_millis(10));
        }
    };
    let greedy = || {
        let mut meals = 0;
        while meals < 10 {
            let mut left = bites.lock();
            if *left == 0 {
                break;
            }
            *left -= 1;
            meals += 1;
        }
        meals
    };
    let (a, b, c) = thread::scope(|s| {
        let a = s.spawn(greedy);
        let b = s.spawn(polite);
        let c = s.spawn(polite);
        (a.join().unwrap(), b.join().unwrap(), c.join().unwrap())
    });
    println!("meals: {a} {b} {c}");
}
