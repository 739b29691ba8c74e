// breaks: ends by itself
use std::sync::mpsc;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Lock {
    locked: Mutex<bool>,
    bell: Condvar,
}

impl Lock {
    fn lock(&self) {
        while self.is_locked() {
            let guard = self.locked.lock().unwrap();
            drop(self.bell.wait(guard).unwrap());
        }
        *self.locked.lock().unwrap() = true;
    }

    fn is_locked(&self) -> bool {
        *self.locked.lock().unwrap()
    }

    fn unlock(&self) {
        *self.locked.lock().unwrap() = false;
        self.bell.notify_all();
    }
}

fn main() {
    let lock = Lock { locked: Mutex::new(false), bell: Condvar::new() };
    let (tx, rx) = mpsc::channel();
    thread::scope(|s| {
        let lock = &lock;
        s.spawn(move || {
            lock.lock();
            println!("alice: locked");
            s.spawn(move || {
                lock.lock();
                println!("carol: locked");
            });
            tx.send(()).unwrap();
        });
        s.spawn(move || {
            rx.recv().unwrap();
            println!("bob: unlocked");
            lock.unlock();
        });
    });
}
