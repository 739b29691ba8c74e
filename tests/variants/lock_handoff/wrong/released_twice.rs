// breaks: what lets carol in is done by the thread that prints bob's line
//
// Alice's guard releases the lock when it goes out of scope. Bob releases it before, so that is no problem:
// unlocking an unlocked lock does nothing.
use parking_lot::{Condvar, Mutex};
use std::sync::mpsc::channel;
use std::thread;

#[derive(Default)]
struct Lock {
    locked: Mutex<bool>,
    free: Condvar,
}

struct Guard<'a>(&'a Lock);

impl Lock {
    fn lock(&self) -> Guard<'_> {
        let mut locked = self.locked.lock();
        while *locked {
            self.free.wait(&mut locked);
        }
        *locked = true;
        Guard(self)
    }

    fn unlock(&self) {
        *self.locked.lock() = false;
        self.free.notify_all();
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.unlock();
    }
}

fn main() {
    let lock = Lock::default();
    let (to_bob, bob) = channel();
    let (to_alice, alice) = channel();
    thread::scope(|s| {
        let lock = &lock;
        s.spawn(move || {
            let _guard = lock.lock();
            println!("alice: locked");
            s.spawn(move || {
                let _guard = lock.lock();
                println!("carol: locked");
            });
            to_bob.send(()).unwrap();
            alice.recv().unwrap();
        });
        s.spawn(move || {
            bob.recv().unwrap();
            println!("bob: unlocked");
            to_alice.send(()).unwrap();
            lock.unlock();
        });
    });
}
