//! A panic in a hook ends the process.

use std::panic;

fn main() {
    println!("before");
    panic::set_hook(Box::new(|_| panic!("again")));
    let _ = panic::catch_unwind(|| panic!("first"));
    println!("never");
}
