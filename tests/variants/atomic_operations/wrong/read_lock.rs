// breaks: no lock is taken
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let garlic = Arc::new(RwLock::new(AtomicU32::new(0)));
    let mut shoppers = Vec::new();
    for _ in 0..2 {
        let garlic = Arc::clone(&garlic);
        shoppers.push(thread::spawn(move || {
            for _ in 0..5 {
                // a read lock keeps nobody out, so it is not really a lock
                garlic.read().unwrap().fetch_add(1, Relaxed);
            }
        }));
    }
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.read().unwrap().load(Relaxed));
}
