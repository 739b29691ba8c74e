//! `process::exit` from another thread: at once, for all, with nothing unwound.

use std::process;
use std::thread;

struct Loud;

impl Drop for Loud {
    fn drop(&mut self) {
        println!("never");
    }
}

fn main() {
    let _loud = Loud;
    let handle = thread::spawn(|| {
        let _loud = Loud;
        println!("leaving");
        process::exit(7);
    });
    let _ = handle.join();
    println!("never");
}
