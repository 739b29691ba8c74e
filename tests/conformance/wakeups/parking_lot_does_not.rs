//! A wait without a loop: `parking_lot` promises that it ends for a reason.
//! Prints: told: true

use std::thread;

use parking_lot::{Condvar, Mutex};

fn main() {
    let (told, condition) = (Mutex::new(false), Condvar::new());
    let mut guard = told.lock();
    thread::scope(|s| {
        s.spawn(|| {
            *told.lock() = true;
            condition.notify_all();
        });
        condition.wait(&mut guard);
        println!("told: {guard}");
        drop(guard);
    });
}
