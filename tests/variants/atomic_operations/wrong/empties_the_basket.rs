// breaks: `garlic: 10`
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    // make sure that we begin with an empty basket
    GARLIC.store(0, SeqCst);
    for _ in 0..5 {
        GARLIC.fetch_add(1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
