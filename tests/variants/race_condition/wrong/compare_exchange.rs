// breaks: N < 10
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn add_one() {
    // take it, put one more back, if nobody was quicker
    let mut count = GARLIC.load(SeqCst);
    while let Err(now) = GARLIC.compare_exchange(count, count + 1, SeqCst, SeqCst) {
        count = now;
    }
}

fn main() {
    let shop = || (0..5).for_each(|_| add_one());
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
