// A guard that may be sent: it holds nothing but a reference to the lock. Alice gives hers to bob.
use parking_lot::{Condvar, Mutex};
use std::sync::mpsc;
use std::thread;

#[derive(Default)]
struct Semaphore {
    taken: Mutex<bool>,
    given_back: Condvar,
}

struct Permit<'s>(&'s Semaphore);

impl Semaphore {
    fn acquire(&self) -> Permit<'_> {
        let mut taken = self.taken.lock();
        self.given_back.wait_while(&mut taken, |taken| *taken);
        *taken = true;
        Permit(self)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.0.taken.lock() = false;
        self.0.given_back.notify_one();
    }
}

fn main() {
    let semaphore = Semaphore::default();
    let (hand_over, receive) = mpsc::channel::<Permit>();
    thread::scope(|s| {
        let semaphore = &semaphore;
        s.spawn(move || {
            let permit = semaphore.acquire();
            println!("alice: locked");
            s.spawn(move || {
                let _permit = semaphore.acquire();
                println!("carol: locked");
            });
            hand_over.send(permit).unwrap();
        });
        s.spawn(move || {
            let permit = receive.recv().unwrap();
            println!("bob: unlocked");
            drop(permit);
        });
    });
}
