//! A race condition: the result depends on who comes first.
//!
//! Watch: ten heads of garlic are added, and fewer than ten are counted. Each shopper takes the count,
//! thinks, and puts back one more. Whoever took the same count in the meantime puts back the same number, and
//! one addition is lost. No single step is wrong: Rust refuses a data race, not a race condition.
//!
//! Run: `cargo run --example race_condition`
//! Book: `docs/src/mutual_exclusion/race_condition.md`
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
        let count = garlic.load(SeqCst);
        // The window. It is a few nanoseconds wide in a real program, and wide open here, so that the other
        // shopper is sure to come by while this one still thinks of the old number.
        thread::sleep(Duration::from_millis(40));
        garlic.store(count + 1, SeqCst);
        count + 1
    };
    (0..5).map(add_one).collect()
}
