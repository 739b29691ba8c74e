// breaks: exactly one thread panics (`unwrap` on the poisoned lock)
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut count = c.lock().unwrap();
            if turn == 3 {
                panic!("oops");
            }
            *count += 1;
        }
    });
    let c = count.clone();
    let other = thread::spawn(move || {
        for _ in 0..5 {
            *c.lock().unwrap() += 1;
        }
    });
    let _ = clumsy.join();
    let _ = other.join();
    println!("count: {}", count.lock().unwrap_or_else(PoisonError::into_inner));
}
