// breaks: that order
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Lock {
    locked: Mutex<bool>,
    bell: Condvar,
}

impl Lock {
    fn lock(&self) {
        let mut locked = self.locked.lock().unwrap();
        if *locked {
            locked = self.bell.wait(locked).unwrap();
        }
        *locked = true;
    }

    fn unlock(&self) {
        let mut locked = self.locked.lock().unwrap();
        *locked = false;
        self.bell.notify_one();
    }
}

fn main() {
    let lock = Arc::new(Lock::default());

    let a = lock.clone();
    let alice = thread::spawn(move || {
        a.lock();
        println!("alice: locked");
    });
    alice.join().unwrap();

    let c = lock.clone();
    let carol = thread::spawn(move || {
        c.lock();
        println!("carol: locked");
    });
    let bob = thread::spawn(move || {
        println!("bob: unlocked");
        lock.unlock();
    });
    bob.join().unwrap();
    carol.join().unwrap();
}
