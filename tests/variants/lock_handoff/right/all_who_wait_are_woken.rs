// A flag, and a list of threads that may be parked; whoever lets go wakes them all.
use std::sync::Barrier;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread::{self, Thread};
static TAKEN: AtomicBool = AtomicBool::new(false);
static LINE: Mutex<Vec<Thread>> = Mutex::new(Vec::new());
static B: Barrier = Barrier::new(3);
fn lock() {
    LINE.lock().unwrap().push(thread::current());
    while TAKEN.swap(true, SeqCst) {
        thread::park();
    }
    LINE.lock().unwrap().retain(|t| t.id() != thread::current().id());
}
fn unlock() {
    TAKEN.store(false, SeqCst);
    for t in LINE.lock().unwrap().iter() {
        t.unpark()
    }
}
fn main() {
    thread::scope(|s| {
        s.spawn(|| {
            lock();
            println!("alice: locked");
            B.wait();
        });
        s.spawn(|| {
            B.wait();
            println!("bob: unlocked");
            unlock();
        });
        s.spawn(|| {
            B.wait();
            lock();
            println!("carol: locked");
        });
    });
}
