// breaks: `garlic: 10`
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn main() {
    let garlic = Arc::new(AtomicU32::new(0));
    let shoppers = [garlic.clone(), garlic.clone()].map(|garlic| {
        thread::spawn(move || {
            for _ in 0..5 {
                // it never fails three times in a row
                for _attempt in 0..3 {
                    let seen = garlic.load(SeqCst);
                    if garlic.compare_exchange(seen, seen + 1, SeqCst, SeqCst).is_ok() {
                        break;
                    }
                }
            }
        })
    });
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.load(SeqCst));
}
