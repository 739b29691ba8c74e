// breaks: `garlic: 10`
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    let lock = Mutex::new(());
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let _guard = lock.lock().unwrap();
        GARLIC.store(GARLIC.load(SeqCst) + 1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
