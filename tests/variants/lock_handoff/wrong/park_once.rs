// breaks: that order
//
// Carol parks, bob unparks her. Simple.
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;

static LOCKED: AtomicBool = AtomicBool::new(false);

fn main() {
    let (tx, rx) = mpsc::channel();
    let carol = thread::spawn(move || {
        rx.recv().unwrap();
        if LOCKED.swap(true, SeqCst) {
            thread::park();
        }
        println!("carol: locked");
    });
    let handle = carol.thread().clone();
    let alice = thread::spawn(move || {
        LOCKED.store(true, SeqCst);
        println!("alice: locked");
        tx.send(()).unwrap();
    });
    alice.join().unwrap();
    let bob = thread::spawn(move || {
        println!("bob: unlocked");
        LOCKED.store(false, SeqCst);
        handle.unpark();
    });
    bob.join().unwrap();
    carol.join().unwrap();
}
