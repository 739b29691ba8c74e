//! A counter that takes longer than anybody waits, and gets there in the end: no livelock.
//! Ends: Endless

use std::sync::atomic::{AtomicU32, Ordering};

fn main() {
    let count = AtomicU32::new(0);
    while count.fetch_add(1, Ordering::SeqCst) < 100_000 {}
    println!("counted");
}
