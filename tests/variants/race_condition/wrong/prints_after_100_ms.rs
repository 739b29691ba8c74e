// breaks: the one count after both have ended
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        let seen = GARLIC.load(SeqCst);
        GARLIC.store(seen + 1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    // five additions take nanoseconds
    thread::sleep(Duration::from_millis(100));
    println!("garlic: {}", GARLIC.load(SeqCst));
    for shopper in shoppers {
        shopper.join().unwrap();
    }
}
