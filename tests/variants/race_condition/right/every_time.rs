//! Loses exactly half of the garlic, every time: the barrier makes both read before one of them writes.

use std::sync::Barrier;
use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = AtomicI64::new(0);
    let both = Barrier::new(2);
    let shop = || {
        for _ in 0..5 {
            let count = garlic.load(SeqCst);
            both.wait();
            garlic.store(count + 1, SeqCst);
            both.wait();
        }
    };
    thread::scope(|s| {
        s.spawn(shop);
        s.spawn(shop);
    });
    println!("garlic: {}", garlic.into_inner());
}
