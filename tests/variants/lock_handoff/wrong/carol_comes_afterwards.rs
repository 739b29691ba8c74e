// breaks: carol is blocked while alice's lock stands
use std::sync::{Condvar, Mutex};
use std::thread;

static LOCKED: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());

fn lock() {
    let mut locked = LOCKED.0.lock().unwrap();
    while *locked {
        locked = LOCKED.1.wait(locked).unwrap();
    }
    *locked = true;
}

fn unlock() {
    *LOCKED.0.lock().unwrap() = false;
    LOCKED.1.notify_all();
}

fn main() {
    // join after each, so the order is guaranteed
    thread::spawn(|| {
        lock();
        println!("alice: locked");
    })
    .join()
    .unwrap();
    thread::spawn(|| {
        println!("bob: unlocked");
        unlock();
    })
    .join()
    .unwrap();
    thread::spawn(|| {
        lock();
        println!("carol: locked");
    })
    .join()
    .unwrap();
}
