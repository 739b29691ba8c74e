// breaks: each addition is one atomic read-modify-write that succeeds and adds one
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicI32 = AtomicI32::new(0);

fn shop() {
    for _ in 0..5 {
        GARLIC.fetch_add(2, SeqCst);
        GARLIC.fetch_sub(1, SeqCst); // one was bad
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
