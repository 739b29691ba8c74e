// breaks: carol is blocked while alice's lock stands
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread;

#[derive(Default)]
struct Lock {
    locked: Mutex<bool>,
    free: Condvar,
}

impl Lock {
    fn lock(&self) {
        let mut locked = self.locked.lock();
        self.free.wait_while(&mut locked, |l| *l);
        *locked = true;
    }
    fn unlock(&self) {
        *self.locked.lock() = false;
        self.free.notify_one();
    }
}

fn main() {
    let lock = Arc::new(Lock::default());
    let alice = thread::spawn(move || {
        lock.lock();
        println!("alice: locked");
        let bob = thread::spawn(move || {
            println!("bob: unlocked");
            lock.unlock();
            let carol = thread::spawn(move || {
                lock.lock();
                println!("carol: locked");
            });
            carol.join().unwrap();
        });
        bob.join().unwrap();
    });
    alice.join().unwrap();
}
