// breaks: sometimes: two pauses of one run differ in length (no pause)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));
    let mut diners = Vec::new();
    for (first, second, limit) in [(left.clone(), right.clone(), 7), (right.clone(), left.clone(), 70)] {
        diners.push(thread::spawn(move || {
            let mut meals = 0;
            while meals < 3 {
                let mut a = first.lock();
                if let Some(mut b) = second.try_lock_for(Duration::from_millis(limit)) {
                    *a += 1;
                    *b += 1;
                    meals += 1;
                }
                // The wait for the lock is pause enough.
            }
        }));
    }
    for d in diners {
        d.join().unwrap();
    }
    println!("meals: {}", *left.lock());
}
