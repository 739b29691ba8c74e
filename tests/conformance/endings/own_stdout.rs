//! A cycle through the lock of standard output.
//! Ends: Deadlock

use std::io::{self, Write};
use std::sync::{Barrier, Mutex};
use std::thread;

fn main() {
    let lock = Mutex::new(());
    let both = Barrier::new(2);
    thread::scope(|s| {
        s.spawn(|| {
            let _guard = lock.lock().unwrap();
            both.wait();
            println!("never");
        });
        let mut out = io::stdout().lock();
        both.wait();
        let _guard = lock.lock().unwrap();
        writeln!(out, "never").unwrap();
    });
}
