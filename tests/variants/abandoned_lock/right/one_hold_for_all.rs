// Each keeps the lock from its first turn to its last.
use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let start = Arc::new(Barrier::new(2));
    let (theirs, go) = (count.clone(), start.clone());
    let clumsy = thread::spawn(move || {
        go.wait();
        let mut count = theirs.lock();
        for turn in 1..=5 {
            assert!(turn != 3, "oh dear");
            *count += 1;
        }
    });
    start.wait();
    {
        let mut count = count.lock();
        for _ in 0..5 {
            *count += 1;
        }
    }
    assert!(clumsy.join().is_err());
    println!("count: {}", *count.lock());
}
