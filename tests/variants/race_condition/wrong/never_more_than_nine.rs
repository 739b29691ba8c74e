// breaks: Prints `garlic: N`, the one count after both have ended
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = AtomicU32::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    let seen = garlic.load(SeqCst);
                    garlic.store(seen + 1, SeqCst);
                }
            });
        }
    });
    println!("garlic: {}", garlic.load(SeqCst).min(9));
}
