// breaks: no lock is taken
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);
static LOCK: Mutex<()> = Mutex::new(());

fn shop() {
    for _ in 0..5 {
        // twice as safe
        let _guard = LOCK.lock().unwrap();
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
