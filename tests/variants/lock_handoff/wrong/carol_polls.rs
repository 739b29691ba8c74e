// breaks: carol is blocked while alice's lock stands
use std::sync::atomic::{AtomicBool, Ordering::*};
use std::sync::mpsc;
use std::thread;

static LOCK: AtomicBool = AtomicBool::new(false);

fn lock() {
    while LOCK.compare_exchange(false, true, AcqRel, Relaxed).is_err() {
        thread::yield_now();
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let alice = thread::spawn(move || {
        lock();
        println!("alice: locked");
        let carol = thread::spawn(|| {
            lock();
            println!("carol: locked");
        });
        tx.send(()).unwrap();
        carol.join().unwrap();
    });
    let bob = thread::spawn(move || {
        rx.recv().unwrap();
        println!("bob: unlocked");
        LOCK.store(false, Release);
    });
    alice.join().unwrap();
    bob.join().unwrap();
}
