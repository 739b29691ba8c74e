// breaks: one shopper's addition falls between two of the other's
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = AtomicU32::new(0);
    let half_time = Barrier::new(2);
    let shop = || {
        for _ in 0..5 {
            garlic.fetch_add(1, SeqCst);
        }
    };
    thread::scope(|s| {
        s.spawn(|| {
            shop();
            half_time.wait();
        });
        s.spawn(|| {
            half_time.wait();
            shop();
        });
    });
    println!("garlic: {}", garlic.load(SeqCst));
}
