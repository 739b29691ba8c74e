// breaks: no lock is held while the count is touched
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);
static CAREFUL: Mutex<()> = Mutex::new(());

fn shop() {
    let mut last = 0;
    for _ in 0..5 {
        let count = GARLIC.load(SeqCst);
        if count < last {
            // somebody has put back an old one, be careful now
            let _careful = CAREFUL.lock();
            GARLIC.store(count + 1, SeqCst);
        } else {
            GARLIC.store(count + 1, SeqCst);
        }
        last = count + 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
