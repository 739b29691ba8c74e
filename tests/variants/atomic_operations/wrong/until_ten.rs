// breaks: `garlic: 10`
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = AtomicU32::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                while garlic.load(SeqCst) < 10 {
                    garlic.fetch_add(1, SeqCst);
                }
            });
        }
    });
    println!("garlic: {}", garlic.load(SeqCst));
}
