// A poisoned lock only says that somebody panicked. The number in it is still good, so take it.
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));

    let c = Arc::clone(&count);
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut count = c.lock().unwrap_or_else(PoisonError::into_inner);
            if turn == 3 {
                panic!("oops");
            }
            *count += 1;
        }
    });
    let c = Arc::clone(&count);
    let careful = thread::spawn(move || {
        for _ in 0..5 {
            *c.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        }
    });

    if clumsy.join().is_err() {
        println!("clumsy has dropped everything");
    }
    careful.join().unwrap();
    println!("count: {}", count.lock().unwrap_or_else(PoisonError::into_inner));
}
