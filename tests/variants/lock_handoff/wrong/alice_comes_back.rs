// breaks: three different threads print them
use std::sync::{Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Lock {
    taken: Mutex<bool>,
    free: Condvar,
}

impl Lock {
    fn lock(&self) {
        let mut taken = self.taken.lock().unwrap();
        while *taken {
            taken = self.free.wait(taken).unwrap();
        }
        *taken = true;
    }
    fn unlock(&self) {
        *self.taken.lock().unwrap() = false;
        self.free.notify_one();
    }
}

// One worker, two names: alice takes the lock, and as carol she wants it again.
fn main() {
    let lock = Lock::default();
    let (tx, rx) = crossbeam_channel::bounded(1);
    thread::scope(|s| {
        s.spawn(|| {
            lock.lock();
            println!("alice: locked");
            tx.send(()).unwrap();
            lock.lock();
            println!("carol: locked");
        });
        s.spawn(|| {
            rx.recv().unwrap();
            println!("bob: unlocked");
            lock.unlock();
        });
    });
}
