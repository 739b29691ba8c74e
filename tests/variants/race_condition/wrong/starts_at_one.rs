// breaks: N is 2 to 10
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = AtomicU32::new(1); // one clove is at home already
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
    println!("garlic: {}", garlic.load(SeqCst));
}
