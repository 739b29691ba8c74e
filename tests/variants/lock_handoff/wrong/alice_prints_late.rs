// breaks: that order
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread;

#[derive(Default)]
struct Lock {
    locked: Mutex<bool>,
    changed: Condvar,
}

impl Lock {
    fn lock(&self) {
        let mut l = self.locked.lock();
        while *l {
            self.changed.wait(&mut l);
        }
        *l = true;
        self.changed.notify_all();
    }

    // waits until somebody has locked it
    fn wait_for_the_lock(&self) {
        let mut l = self.locked.lock();
        while !*l {
            self.changed.wait(&mut l);
        }
    }

    fn unlock(&self) {
        *self.locked.lock() = false;
        self.changed.notify_all();
    }
}

fn main() {
    let lock = Arc::new(Lock::default());
    let (a, b, c) = (lock.clone(), lock.clone(), lock);
    let (tx, rx) = crossbeam_channel::bounded(1);
    let alice = thread::spawn(move || {
        a.lock();
        println!("alice: locked");
    });
    let bob = thread::spawn(move || {
        b.wait_for_the_lock();
        tx.send(()).unwrap();
        println!("bob: unlocked");
        b.unlock();
    });
    let carol = thread::spawn(move || {
        rx.recv().unwrap();
        c.lock();
        println!("carol: locked");
    });
    alice.join().unwrap();
    bob.join().unwrap();
    carol.join().unwrap();
}
