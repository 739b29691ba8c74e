//! Each thread starts two.
//! Ends: Exceeded { limit: Threads }

use std::thread;

fn split() {
    let both = [thread::spawn(split), thread::spawn(split)];
    for one in both {
        one.join().unwrap();
    }
}

fn main() {
    split();
}
