use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

fn main() {
    let garlic = AtomicU32::new(0);

    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    let seen = garlic.load(Ordering::SeqCst);
                    garlic.store(seen + 1, Ordering::SeqCst);
                }
            });
        }
    });

    println!("garlic: {}", garlic.load(Ordering::SeqCst));
}
