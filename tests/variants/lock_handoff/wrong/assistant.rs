// breaks: what lets carol in is done by the thread that prints bob's line
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let locked = Arc::new(AtomicBool::new(false));
    let ready = Arc::new(Barrier::new(3));

    let (l, r) = (locked.clone(), ready.clone());
    let carol = thread::spawn(move || {
        r.wait();
        while l.swap(true, SeqCst) {
            thread::park();
        }
        println!("carol: locked");
    });
    let (l, r) = (locked.clone(), ready.clone());
    let alice = thread::spawn(move || {
        l.store(true, SeqCst);
        println!("alice: locked");
        r.wait();
    });
    let next = carol.thread().clone();
    let bob = thread::spawn(move || {
        ready.wait();
        println!("bob: unlocked");
        // bob has people for that
        thread::spawn(move || {
            locked.store(false, SeqCst);
            next.unpark();
        });
    });
    for t in [alice, bob, carol] {
        t.join().unwrap();
    }
}
