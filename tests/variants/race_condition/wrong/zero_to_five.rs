// breaks: N is 2 to 10
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = Arc::new(AtomicU32::new(0));
    let mut shoppers = vec![];
    for _ in 0..2 {
        let garlic = garlic.clone();
        shoppers.push(thread::spawn(move || {
            for _ in 0..=5 {
                let seen = garlic.load(SeqCst);
                thread::yield_now();
                garlic.store(seen + 1, SeqCst);
            }
        }));
    }
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.load(SeqCst));
}
