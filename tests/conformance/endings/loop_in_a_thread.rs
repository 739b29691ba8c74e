//! A thread that never comes to a point; the others do, before it and after it.
//! Ends: Hang
//! Last seen: line 9 in thread 2

use std::thread;

fn main() {
    let other = thread::spawn(|| println!("one"));
    let stuck = thread::spawn(|| {
        while std::hint::black_box(true) {}
    });
    println!("another");
    other.join().unwrap();
    stuck.join().unwrap();
}
