// breaks: nor one made by hand from atomics
use std::hint;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

static BUSY: AtomicBool = AtomicBool::new(false);
static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        while BUSY.swap(true, Ordering::Acquire) {
            hint::spin_loop();
        }
        GARLIC.fetch_add(1, Ordering::Relaxed);
        BUSY.store(false, Ordering::Release);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(Ordering::SeqCst));
}
