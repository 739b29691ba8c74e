//! Recursion without end in another thread, with a point in each frame.
//! Ends: Exceeded { limit: Stack }

use std::sync::atomic::{AtomicU64, Ordering};

static DEPTH: AtomicU64 = AtomicU64::new(0);

fn deeper() -> u64 {
    DEPTH.fetch_add(1, Ordering::SeqCst);
    let local = std::hint::black_box([0_u8; 4096]);
    deeper() + u64::from(local[0])
}

fn main() {
    std::thread::spawn(deeper).join().unwrap();
}
