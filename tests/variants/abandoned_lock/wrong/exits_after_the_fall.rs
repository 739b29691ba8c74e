// breaks: exit status 0 (if the other sees the poison)
use std::process;
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=3 {
            let mut count = c.lock().unwrap();
            assert!(turn < 3, "three is too many");
            *count += 1;
        }
    });
    let c = count.clone();
    let other = thread::spawn(move || {
        let mut saw_it = false;
        for _ in 0..5 {
            let mut guard = match c.lock() {
                Ok(guard) => guard,
                Err(poisoned) => {
                    saw_it = true;
                    poisoned.into_inner()
                }
            };
            *guard += 1;
        }
        saw_it
    });
    let _ = clumsy.join();
    let saw_it = other.join().unwrap();
    println!("count: {}", count.lock().unwrap_or_else(|e| e.into_inner()));
    process::exit(i32::from(saw_it));
}
