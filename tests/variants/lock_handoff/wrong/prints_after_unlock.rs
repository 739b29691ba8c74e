// breaks: that order
use std::sync::mpsc::channel;
use std::sync::{Condvar, Mutex};
use std::thread;

struct Lock {
    locked: Mutex<bool>,
    free: Condvar,
}

impl Lock {
    fn lock(&self) {
        let mut locked = self.free.wait_while(self.locked.lock().unwrap(), |l| *l).unwrap();
        *locked = true;
    }

    fn unlock(&self) {
        *self.locked.lock().unwrap() = false;
        self.free.notify_one();
    }
}

fn main() {
    let lock = Lock { locked: Mutex::new(false), free: Condvar::new() };
    let (tx, rx) = channel();
    thread::scope(|s| {
        let lock = &lock;
        s.spawn(move || {
            lock.lock();
            println!("alice: locked");
            s.spawn(|| {
                lock.lock();
                println!("carol: locked");
            });
            tx.send(()).unwrap();
        });
        s.spawn(move || {
            rx.recv().unwrap();
            lock.unlock();
            println!("bob: unlocked");
        });
    });
}
