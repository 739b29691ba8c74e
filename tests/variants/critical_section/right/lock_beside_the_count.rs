use parking_lot::FairMutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

// The lock guards the lines between, not a value. As in the notes.
static LOCK: FairMutex<()> = FairMutex::new(());
static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));

        let guard = LOCK.lock();
        let count = GARLIC.load(Ordering::Relaxed);
        GARLIC.store(count + 1, Ordering::Relaxed);
        drop(guard);
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(Ordering::Relaxed));
}
