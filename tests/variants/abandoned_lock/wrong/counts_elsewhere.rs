// breaks: two counters add one, five times each, under one lock (the count is an atomic beside the lock)
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let lock = Arc::new(Mutex::new(()));
    let count = Arc::new(AtomicUsize::new(0));

    let (l, c) = (lock.clone(), count.clone());
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let guard = l.lock();
            if turn == 3 {
                panic!("oops");
            }
            drop(guard);
            c.fetch_add(1, Ordering::SeqCst);
        }
    });
    let (l, c) = (lock, count.clone());
    let other = thread::spawn(move || {
        for _ in 0..5 {
            drop(l.lock());
            c.fetch_add(1, Ordering::SeqCst);
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", count.load(Ordering::SeqCst));
}
