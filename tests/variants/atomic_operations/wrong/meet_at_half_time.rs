// breaks: ends by itself
use std::sync::Barrier;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = AtomicU32::new(0);
    let half_time = Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    garlic.fetch_add(1, SeqCst);
                    // a short break together when the basket is half full
                    if garlic.load(SeqCst) == 5 {
                        half_time.wait();
                    }
                }
            });
        }
    });
    println!("garlic: {}", garlic.load(SeqCst));
}
