// breaks: the line is printed after one has
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static PAD: Mutex<u32> = Mutex::new(0);
static ATTEMPTS: AtomicU32 = AtomicU32::new(0);

fn add_one() {
    ATTEMPTS.fetch_add(1, SeqCst);
    if let Some(mut n) = PAD.try_lock() {
        *n += 1;
    }
}

fn main() {
    let shopper = thread::spawn(|| {
        let mut n = PAD.lock();
        *n += 1;
        add_one();
    });
    while ATTEMPTS.load(SeqCst) == 0 {
        thread::yield_now();
    }
    // an attempt was made, and it can only have failed
    println!("second lock: refused");
    shopper.join().unwrap();
}
