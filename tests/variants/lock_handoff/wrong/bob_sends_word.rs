// breaks: carol is blocked while alice's lock stands (she waits for bob's word, and then finds the lock free)
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Lock {
    locked: Mutex<bool>,
    freed: Condvar,
}

static LOCK: Lock = Lock { locked: Mutex::new(false), freed: Condvar::new() };

impl Lock {
    fn lock(&self) {
        let mut locked = self.freed.wait_while(self.locked.lock().unwrap(), |locked| *locked).unwrap();
        *locked = true;
    }

    fn unlock(&self) {
        *self.locked.lock().unwrap() = false;
        self.freed.notify_one();
    }
}

fn main() {
    let (to_bob, from_alice) = channel();
    let (to_carol, from_bob) = channel();
    thread::scope(|s| {
        s.spawn(move || {
            LOCK.lock();
            println!("alice: locked");
            to_bob.send(()).unwrap();
        });
        s.spawn(move || {
            from_alice.recv().unwrap();
            println!("bob: unlocked");
            LOCK.unlock();
            to_carol.send(()).unwrap();
        });
        s.spawn(move || {
            from_bob.recv().unwrap();
            LOCK.lock();
            println!("carol: locked");
        });
    });
}
