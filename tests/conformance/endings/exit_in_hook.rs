//! An exit out of a panic hook, which never returns: the next run panics like the first one.
//! Ends: Exited { code: 3 }

use std::{panic, process, thread};

fn main() {
    panic::set_hook(Box::new(|_| process::exit(3)));
    let other = thread::spawn(|| panic!("on purpose"));
    let _ = other.join();
}
