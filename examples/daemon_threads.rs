//! A daemon thread is one that nobody waits for: the process ends without it.
//!
//! Watch: the cleaner and her mop would go on for ever, and yet the program ends, as soon as the dishwasher
//! is done. In Rust there is no flag to set. Every thread is a daemon, and so is every thread that it starts:
//! when main returns they are all gone, wherever they are. The ones to wait for are the ones that are joined.
//!
//! Run: `cargo run --example daemon_threads`
//! Book: `docs/src/threads/daemon_threads.md`
//! Crates: none, only std.

use std::thread;
use std::time::Duration;

fn main() {
    // Nobody keeps the cleaner's handle, so nobody can ever wait for her.
    thread::spawn(clean);

    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });

    for dish in ["soup", "fish", "cake"] {
        println!("cook: making the {dish}");
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");

    // Main has nothing left to do. Without this line the plates would stay dirty.
    dishwasher.join().unwrap();
}

fn clean() {
    thread::spawn(mop);
    loop {
        println!("cleaner: cleaned");
        thread::sleep(Duration::from_secs(1));
    }
}

fn mop() {
    loop {
        println!("mop: mopped");
        thread::sleep(Duration::from_millis(700));
    }
}
