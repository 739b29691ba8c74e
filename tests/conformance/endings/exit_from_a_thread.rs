//! An exit from another thread than main, which waits for ever.
//! Ends: Exited { code: 3 }

use std::process;
use std::thread;

fn main() {
    thread::spawn(|| process::exit(3));
    loop {
        thread::park();
    }
}
