// breaks: each addition is one atomic read-modify-write that succeeds and adds one
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..3 {
        GARLIC.fetch_add(1, SeqCst);
    }
    // buy one, get one free
    GARLIC.fetch_add(2, SeqCst);
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
