//! An atomic operation happens as a whole: nobody ever sees half of it.
//!
//! Watch: the shoppers of `race_condition` once more, without a lock, and nothing is lost. `load` and `store`
//! were atomic there, too, each for itself; what was missing is one operation that reads, adds and writes.
//! `fetch_add` is that one, and it is enough as long as the count is all there is to keep right.
//!
//! Run: `cargo run --example atomic_operations`
//! Book: `docs/src/mutual_exclusion/atomic_operations.md`
//! Crates: none, only std.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = AtomicU32::new(0);

    thread::scope(|store| {
        let barron = store.spawn(|| shop(&garlic));
        let olivia = store.spawn(|| shop(&garlic));
        println!("barron counted {:?}", barron.join().unwrap());
        println!("olivia counted {:?}", olivia.join().unwrap());
    });

    println!("garlic: {}", garlic.into_inner());
}

/// Adds five, and returns what the shopper made the count each time.
fn shop(garlic: &AtomicU32) -> Vec<u32> {
    let add_one = |_| {
        thread::sleep(Duration::from_millis(10)); // thinks: do we really need more garlic?

        let before = garlic.fetch_add(1, SeqCst);
        before + 1
    };
    (0..5).map(add_one).collect()
}
