// breaks: ends by itself (a lock never released)
use parking_lot::Mutex;
use std::mem;
use std::sync::Arc;
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let other = thread::spawn(move || {
        for _ in 0..5 {
            *c.lock() += 1;
        }
    });
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut guard = c.lock();
            if turn == 3 {
                // Really abandoned, not tidied up by Rust.
                mem::forget(guard);
                panic!("oops");
            }
            *guard += 1;
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", count.lock());
}
