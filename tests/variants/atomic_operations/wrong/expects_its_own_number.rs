// breaks: no thread but one that the sheet names panics
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        GARLIC.fetch_add(1, SeqCst);
    }
    // the second one to arrive here has put in the last
    let seen = GARLIC.load(SeqCst);
    assert!(seen == 5 || seen == 10, "half a shopping trip: {seen}");
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        let _ = shopper.join();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
