// breaks: that order
use std::sync::{Condvar, Mutex};
use std::thread;

static LOCKED: Mutex<bool> = Mutex::new(false);
static CHANGED: Condvar = Condvar::new();

fn lock(name: &str) {
    let mut locked = LOCKED.lock().unwrap();
    while *locked {
        locked = CHANGED.wait(locked).unwrap();
    }
    *locked = true;
    println!("{name}: locked");
    CHANGED.notify_all();
}

fn unlock(name: &str) {
    let mut locked = LOCKED.lock().unwrap();
    while !*locked {
        locked = CHANGED.wait(locked).unwrap();
    }
    println!("{name}: unlocked");
    *locked = false;
    CHANGED.notify_all();
}

fn main() {
    // alice starts first, so she gets the lock first
    let alice = thread::spawn(|| lock("alice"));
    let carol = thread::spawn(|| lock("carol"));
    let bob = thread::spawn(|| unlock("bob"));
    alice.join().unwrap();
    bob.join().unwrap();
    carol.join().unwrap();
}
