use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

fn main() {
    let garlic = Arc::new(AtomicU64::new(0));
    // who has seen what; written when the count has been put back
    let diary = Arc::new(Mutex::new(Vec::new()));

    let mut shoppers = Vec::new();
    for name in ["barron", "olivia"] {
        let garlic = garlic.clone();
        let diary = diary.clone();
        shoppers.push(thread::spawn(move || {
            for _ in 0..5 {
                let seen = garlic.load(Ordering::Relaxed);
                garlic.store(seen + 1, Ordering::Relaxed);
                diary.lock().push((name, seen));
            }
        }));
    }
    while let Some(shopper) = shoppers.pop() {
        shopper.join().unwrap();
    }

    println!("garlic: {}", garlic.load(Ordering::Relaxed));
    for (name, seen) in diary.lock().iter() {
        println!("{name} saw {seen}");
    }
}
