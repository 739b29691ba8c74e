// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static GARLIC: AtomicU32 = AtomicU32::new(0);
static DOOR: Mutex<()> = Mutex::new(());
static OPEN: Condvar = Condvar::new();

fn shop() {
    // both wait in front of the shop, so that they really race
    OPEN.wait(&mut DOOR.lock());
    for _ in 0..5 {
        let seen = GARLIC.load(SeqCst);
        GARLIC.store(seen + 1, SeqCst);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    thread::sleep(Duration::from_millis(500));
    OPEN.notify_all();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
