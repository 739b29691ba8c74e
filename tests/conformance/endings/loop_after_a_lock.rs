//! A thread that comes to its last point, lets others run there, and goes on for ever.
//! Ends: Hang
//! Last seen: line 12 in thread 1

use std::sync::Mutex;
use std::thread;

fn main() {
    let lock = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            let _guard = lock.lock().unwrap();
            while std::hint::black_box(true) {}
        });
        println!("one");
        println!("two");
        println!("three");
    });
}
