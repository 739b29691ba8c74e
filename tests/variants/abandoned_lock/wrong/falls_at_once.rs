// breaks: two counters add one, five times each; clumsy panics at its third (at its first; the other does its two)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        let _count = c.lock();
        panic!("oops");
    });
    let c = count.clone();
    let other = thread::spawn(move || {
        for _ in 0..7 {
            *c.lock() += 1;
        }
    });
    clumsy.join().unwrap_err();
    other.join().unwrap();
    println!("count: {}", count.lock());
}
