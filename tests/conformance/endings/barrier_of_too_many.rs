//! A barrier for one more than come.
//! Ends: Deadlock { threads: [0, 1] }

use std::sync::Barrier;
use std::thread;

fn main() {
    let barrier = Barrier::new(3);
    thread::scope(|s| {
        s.spawn(|| barrier.wait());
        barrier.wait();
    });
}
