// breaks: ends by itself
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        let seen = GARLIC.load(SeqCst);
        // again and again until it works
        while GARLIC.compare_exchange(seen, seen + 1, SeqCst, SeqCst).is_err() {}
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
