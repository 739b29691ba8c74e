//! An abandoned lock: its holder came to grief, and never gave it back in good order.
//!
//! Watch: clumsy falls over with the lock in hand. In Rust the lock is given back all the same, by the guard
//! that is dropped as the stack unwinds, and it is marked as poisoned: the next one to lock it is told that
//! the work inside may be half done. Careful knows that it is not, and goes on.
//!
//! Run: `cargo run --example abandoned_lock`
//! Book: `docs/src/liveness/abandoned_lock.md`
//! Crates: none, only std.

use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

fn main() {
    let count = Mutex::new(0);

    thread::scope(|kitchen| {
        let clumsy = kitchen.spawn(|| {
            for turn in 1..=5 {
                let mut count = count.lock().unwrap(); // nobody but clumsy ever poisons this
                if turn == 3 {
                    thread::sleep(Duration::from_millis(100)); // slips, and everybody has to wait
                    panic!("clumsy falls over, lock in hand");
                }
                *count += 1;
            }
        });

        kitchen.spawn(|| {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                // Poisoned or not: clumsy fell before adding anything, so the count is right as it stands.
                let mut count = count.lock().unwrap_or_else(PoisonError::into_inner);
                *count += 1;
            }
        });

        // Whoever joins a thread learns of its panic. A panic that nobody learns of would be the scope's own.
        if clumsy.join().is_err() {
            println!("clumsy has left, and the lock is poisoned: {}", count.is_poisoned());
        }
    });

    println!("count: {}", count.into_inner().unwrap_or_else(PoisonError::into_inner));
}
