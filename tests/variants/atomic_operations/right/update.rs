use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;

fn main() {
    let garlic: &'static AtomicU64 = Box::leak(Box::new(AtomicU64::default()));
    let shoppers = [1, 2].map(|shopper| {
        thread::spawn(move || {
            let mut last = 0;
            for _ in 0..5 {
                last = garlic.update(Relaxed, Relaxed, |count| count + 1) + 1;
            }
            println!("the last one of shopper {shopper} was number {last}");
        })
    });
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.load(Relaxed));
}
