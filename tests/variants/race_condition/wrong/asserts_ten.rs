// breaks: no thread but one that the sheet names panics
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
    let garlic = garlic.load(SeqCst);
    println!("garlic: {garlic}");
    assert_eq!(garlic, 10, "two shoppers, five each");
}
