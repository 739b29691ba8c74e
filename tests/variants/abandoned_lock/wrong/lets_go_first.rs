// breaks: exactly one thread panics, holds the lock as it does (panics without the lock)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let (a, b) = (count.clone(), count.clone());
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut guard = a.lock().unwrap();
            if turn == 3 {
                // Do not poison the others.
                drop(guard);
                panic!("oops");
            }
            *guard += 1;
        }
    });
    let other = thread::spawn(move || {
        for _ in 0..5 {
            *b.lock().unwrap() += 1;
        }
    });
    assert!(clumsy.join().is_err());
    other.join().unwrap();
    println!("count: {}", count.lock().unwrap());
}
