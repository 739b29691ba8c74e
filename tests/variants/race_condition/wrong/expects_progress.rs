// breaks: no thread but one that the sheet names panics
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    let mut last = 0;
    for _ in 0..5 {
        let seen = GARLIC.load(SeqCst);
        // additions may get lost, but it never gets less
        assert!(seen >= last);
        GARLIC.store(seen + 1, SeqCst);
        last = seen + 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        let _ = shopper.join();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
