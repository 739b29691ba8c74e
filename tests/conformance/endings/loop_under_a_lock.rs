//! A loop in which only what a lock guards is touched.
//! Ends: Hang

use std::sync::Mutex;

fn main() {
    let count = Mutex::new(0_u64);
    let mut count = count.lock().unwrap();
    while *count < u64::MAX {
        *count = std::hint::black_box(0);
    }
}
