// breaks: `garlic: 10`
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        let seen = GARLIC.load(SeqCst);
        // compare and swap, so it is atomic
        let _ = GARLIC.compare_exchange(seen, seen + 1, SeqCst, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
