// breaks: each addition is one atomic read-modify-write
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn add_one() {
    for _ in 0..2 {
        let seen = GARLIC.load(SeqCst);
        if GARLIC.compare_exchange(seen, seen + 1, SeqCst, SeqCst).is_ok() {
            return;
        }
    }
    // bad luck twice: take all of it, then put back one more
    let all = GARLIC.swap(0, SeqCst);
    GARLIC.fetch_add(all + 1, SeqCst);
}

fn main() {
    let shop = || (0..5).for_each(|_| add_one());
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
