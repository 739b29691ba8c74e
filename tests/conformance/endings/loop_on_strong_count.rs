//! A loop that waits for an `Arc` to be dropped has no point.
//! Ends: Hang

use std::sync::Arc;
use std::thread;

fn main() {
    let arc = Arc::new(());
    let theirs = arc.clone();
    thread::spawn(move || drop(theirs));
    while Arc::strong_count(&arc) > 1 {}
}
