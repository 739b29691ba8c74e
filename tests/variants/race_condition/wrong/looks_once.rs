// breaks: N is 2 to 10
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    let seen = GARLIC.load(SeqCst);
    for _ in 0..5 {
        GARLIC.store(seen + 1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
