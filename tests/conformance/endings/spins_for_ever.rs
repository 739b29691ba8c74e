//! A flag that nobody sets.
//! Ends: Livelock { threads: [0] }

use std::sync::atomic::{AtomicBool, Ordering};

fn main() {
    let flag = AtomicBool::new(false);
    while !flag.load(Ordering::SeqCst) {
        std::hint::spin_loop();
    }
}
