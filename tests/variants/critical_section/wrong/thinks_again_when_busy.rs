// breaks: nobody waits for time to pass while holding the lock
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Mutex::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    let mut count = match garlic.try_lock() {
                        Some(count) => count,
                        None => {
                            let count = garlic.lock();
                            // the other one may have changed its mind, think again
                            thread::sleep(Duration::from_millis(10));
                            count
                        }
                    };
                    *count += 1;
                }
            });
        }
    });
    println!("garlic: {}", garlic.into_inner());
}
