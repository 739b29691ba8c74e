//! A lock of one bit and one place to park. Main is carol.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, Thread};

static LOCKED: AtomicBool = AtomicBool::new(false);

fn lock() {
    while LOCKED.swap(true, Ordering::Acquire) {
        thread::park();
    }
}

fn unlock(next: &Thread) {
    LOCKED.store(false, Ordering::Release);
    next.unpark();
}

fn main() {
    let carol = thread::current();
    let alice = thread::spawn(|| {
        lock();
        println!("alice: locked");
    });
    // Joined before bob starts and before carol tries: alice's lock stands although alice is gone.
    alice.join().unwrap();
    let bob = thread::spawn(move || {
        println!("bob: unlocked");
        unlock(&carol);
    });
    lock();
    println!("carol: locked");
    bob.join().unwrap();
}
