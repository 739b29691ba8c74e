// breaks: ends by itself
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

static LOCKED: AtomicBool = AtomicBool::new(false);

fn lock() {
    while LOCKED.swap(true, SeqCst) {
        thread::park();
    }
}

fn main() {
    thread::spawn(|| {
        lock();
        println!("alice: locked");
    })
    .join()
    .unwrap();

    let carol = thread::spawn(|| {
        lock();
        println!("carol: locked");
    });
    let next = carol.thread().clone();
    let bob = thread::spawn(move || {
        println!("bob: unlocked");
        // she needs a moment to get up, so wake her first
        next.unpark();
        LOCKED.store(false, SeqCst);
    });
    bob.join().unwrap();
    carol.join().unwrap();
}
