//! Two threads that change something and get nowhere. In step they do the same again and again; a step limit that
//! chance runs into is no evidence of that.
//! Ends: Livelock or Endless

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
