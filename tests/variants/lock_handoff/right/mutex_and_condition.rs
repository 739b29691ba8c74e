use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex};
use std::thread;

/// A lock without an owner: whoever calls `unlock` unlocks it.
struct PlainLock {
    locked: Mutex<bool>,
    unlocked: Condvar,
}

impl PlainLock {
    fn new() -> Self {
        PlainLock { locked: Mutex::new(false), unlocked: Condvar::new() }
    }

    fn lock(&self) {
        let mut locked = self.locked.lock().unwrap();
        while *locked {
            locked = self.unlocked.wait(locked).unwrap();
        }
        *locked = true;
    }

    fn unlock(&self) {
        *self.locked.lock().unwrap() = false;
        self.unlocked.notify_one();
    }
}

fn main() {
    let lock = PlainLock::new();
    let (tell_bob, bob_hears) = channel();
    let (tell_carol, carol_hears) = channel();
    thread::scope(|s| {
        let lock = &lock;
        s.spawn(move || {
            lock.lock();
            println!("alice: locked");
            tell_carol.send(()).unwrap();
            tell_bob.send(()).unwrap();
        });
        s.spawn(move || {
            bob_hears.recv().unwrap();
            println!("bob: unlocked"); // before he does, or carol might be quicker than he
            lock.unlock();
        });
        s.spawn(move || {
            carol_hears.recv().unwrap();
            lock.lock();
            println!("carol: locked");
            lock.unlock();
        });
    });
}
