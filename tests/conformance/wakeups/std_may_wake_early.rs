//! A wait without a loop: `std` allows it to end for no reason.
//! Prints: told: true
//! May print: told: false

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let (told, condition) = (Mutex::new(false), Condvar::new());
    let guard = told.lock().unwrap();
    thread::scope(|s| {
        s.spawn(|| {
            *told.lock().unwrap() = true;
            condition.notify_all();
        });
        let guard = condition.wait(guard).unwrap();
        println!("told: {guard}");
        drop(guard);
    });
}
