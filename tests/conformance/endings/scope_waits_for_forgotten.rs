//! A scope waits for a handle that is never dropped, as the real one does.
//! Ends: Deadlock { threads: [0] }

use std::thread;

fn main() {
    thread::scope(|s| std::mem::forget(s.spawn(|| ())));
}
