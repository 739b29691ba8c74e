//! Two threads that count. Each value is a new one, and a step limit is no evidence that nobody gets anywhere.
//! Ends: Endless

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

fn main() {
    let count = AtomicU64::new(0);
    thread::scope(|s| {
        let step = || {
            loop {
                count.fetch_add(1, Ordering::SeqCst);
            }
        };
        s.spawn(step);
        step();
    });
}
