// breaks: Prints: `count: 7` (clumsy panics after adding)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut count = c.lock();
            *count += 1;
            if turn == 3 {
                panic!("three!");
            }
        }
    });
    let c = count.clone();
    let other = thread::spawn(move || {
        for _ in 0..5 {
            *c.lock() += 1;
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", *count.lock());
}
