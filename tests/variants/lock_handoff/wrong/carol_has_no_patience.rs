// breaks: no thread panics
use parking_lot::{Condvar, Mutex};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Lock {
    locked: Mutex<bool>,
    free: Condvar,
}

impl Lock {
    fn lock(&self) {
        let mut locked = self.locked.lock();
        let wait = self.free.wait_while_for(&mut locked, |l| *l, Duration::from_secs(60));
        // nobody keeps a lock for a minute
        assert!(!wait.timed_out(), "deadlock?");
        *locked = true;
    }

    fn unlock(&self) {
        *self.locked.lock() = false;
        self.free.notify_one();
    }
}

fn main() {
    let lock = Lock::default();
    let (tx, rx) = mpsc::channel();
    thread::scope(|s| {
        let lock = &lock;
        let carol = s.spawn(move || {
            let carol = rx.recv().unwrap();
            lock.lock();
            println!("{carol}: locked");
        });
        lock.lock();
        println!("alice: locked");
        tx.send("carol").unwrap();
        s.spawn(move || {
            println!("bob: unlocked");
            lock.unlock();
        });
        let _ = carol.join();
    });
}
