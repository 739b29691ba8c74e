// breaks: ends by itself; sometimes: two pauses of one run differ in length (drawn once, for both)
use parking_lot::RwLock;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let forks = Arc::new([RwLock::new(0), RwLock::new(0)]);
    // A random pause. Not always the same!
    let pause = Duration::from_millis(rand::rng().random_range(1..100));

    let diners = [0, 1].map(|me: usize| {
        let forks = forks.clone();
        thread::spawn(move || {
            let mut meals = 0;
            while meals < 3 {
                {
                    let mut mine = forks[me].write();
                    thread::sleep(Duration::from_millis(1));
                    if let Some(mut other) = forks[1 - me].try_write() {
                        *mine += 1;
                        *other += 1;
                        meals += 1;
                        continue;
                    }
                }
                thread::sleep(pause);
            }
        })
    });
    for d in diners {
        d.join().unwrap();
    }
    println!("meals: {}", *forks[0].read());
}
