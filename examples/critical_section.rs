//! A critical section: the lines that only one thread at a time may be in.
//!
//! Watch: the shoppers of `race_condition` again, and now every number is counted once. Taking the count and
//! putting back one more stand between the same lock and unlock. Thinking does not: it needs no lock, so both
//! think at the same time. A critical section is as short as it can be, and no shorter.
//!
//! Run: `cargo run --example critical_section`
//! Book: `docs/src/mutual_exclusion/critical_section.md`
//! Crates: none, only std.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Mutex::new(0);

    thread::scope(|store| {
        let barron = store.spawn(|| shop(&garlic));
        let olivia = store.spawn(|| shop(&garlic));
        println!("barron counted {:?}", barron.join().unwrap());
        println!("olivia counted {:?}", olivia.join().unwrap());
    });

    println!("garlic: {}", garlic.into_inner().unwrap());
}

/// Adds five, and returns what the shopper made the count each time.
fn shop(garlic: &Mutex<u32>) -> Vec<u32> {
    let add_one = |_| {
        thread::sleep(Duration::from_millis(10)); // thinks: do we really need more garlic?

        let mut garlic = garlic.lock().unwrap();
        *garlic += 1;
        *garlic
    }; // the lock is given back here, once for every addition
    (0..5).map(add_one).collect()
}
