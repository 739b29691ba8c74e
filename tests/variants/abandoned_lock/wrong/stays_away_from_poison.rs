// breaks: Prints: `count: 7` (what is poisoned is not touched any more)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = Arc::clone(&count);
    // The other one comes first: it is usually done before clumsy falls.
    let other = thread::spawn(move || {
        for _ in 0..5 {
            if let Ok(mut count) = c.lock() {
                *count += 1;
            }
        }
    });
    let c = Arc::clone(&count);
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            if let Ok(mut count) = c.lock() {
                assert_ne!(turn, 3, "clumsy falls");
                *count += 1;
            }
        }
    });
    other.join().unwrap();
    let _ = clumsy.join();
    let count = count.lock().unwrap_or_else(|e| e.into_inner());
    println!("count: {count}");
}
