//! A panic of another thread is nothing to main, unless it asks.

use std::thread;

fn main() {
    let result = thread::spawn(|| panic!("alone")).join();
    println!("{}", result.is_err());
}
