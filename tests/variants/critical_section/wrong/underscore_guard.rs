// breaks: `garlic: 10`
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static LOCK: Mutex<()> = Mutex::new(());
static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let _ = LOCK.lock();
        let count = GARLIC.load(SeqCst);
        GARLIC.store(count + 1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
