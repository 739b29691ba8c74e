// breaks: between a failed try and that thread's next one, time passes
use parking_lot::Mutex;
use std::thread::{scope, sleep};
use std::time::Duration;

fn main() {
    let list = Mutex::new(0u32);
    scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let mut pending = 0;
                for _ in 0..5 {
                    sleep(Duration::from_millis(10));
                    pending += 1;
                    if let Some(mut list) = list.try_lock() {
                        for _ in 0..pending {
                            sleep(Duration::from_millis(30));
                            *list += 1;
                        }
                        pending = 0;
                    }
                }
                // the rest, with a pause that grows: back-off!
                let mut attempt = 0;
                while pending > 0 {
                    sleep(Duration::from_millis(7 * attempt));
                    attempt += 1;
                    if let Some(mut list) = list.try_lock() {
                        for _ in 0..pending {
                            sleep(Duration::from_millis(30));
                            *list += 1;
                        }
                        pending = 0;
                    }
                }
            });
        }
    });
    println!("items: {}", list.lock());
}
