use std::sync::Barrier;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;

static GARLIC: AtomicI64 = AtomicI64::new(0);

fn main() {
    let start = Barrier::new(2);
    let shop = || {
        start.wait();
        for _ in 0..5 {
            // taking away minus one is adding one
            GARLIC.fetch_sub(-1, Ordering::SeqCst);
        }
    };
    thread::scope(|s| {
        s.spawn(shop);
        s.spawn(shop);
    });
    println!("garlic: {}", GARLIC.load(Ordering::SeqCst));
}
