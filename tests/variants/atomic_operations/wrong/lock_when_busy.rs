// breaks: no lock is taken
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);
static SLOW_PATH: Mutex<()> = Mutex::new(());

fn add_one() {
    let seen = GARLIC.load(SeqCst);
    if GARLIC.compare_exchange(seen, seen + 1, SeqCst, SeqCst).is_err() {
        // there is a crowd, queue up
        let _queue = SLOW_PATH.lock();
        GARLIC.fetch_add(1, SeqCst);
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
