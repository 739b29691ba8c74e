use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

fn add_one(garlic: &AtomicUsize) {
    let mut seen = garlic.load(SeqCst);
    loop {
        match garlic.compare_exchange(seen, seen + 1, SeqCst, SeqCst) {
            Ok(_) => return,
            // somebody was quicker; take what is there now
            Err(now) => seen = now,
        }
    }
}

fn main() {
    let garlic = Arc::new(AtomicUsize::new(0));
    let mut shoppers = Vec::new();
    for _ in 0..2 {
        let garlic = Arc::clone(&garlic);
        shoppers.push(thread::spawn(move || {
            for _ in 0..5 {
                add_one(&garlic);
            }
        }));
    }
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.load(SeqCst));
}
