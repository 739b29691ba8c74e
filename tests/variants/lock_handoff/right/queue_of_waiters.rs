//! A fair lock: `unlock` gives it to the one who has waited longest. Main is bob.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock};
use std::thread::{self, Thread};

#[derive(Default)]
struct State {
    locked: bool,
    waiting: VecDeque<(Thread, Arc<OnceLock<()>>)>,
}

#[derive(Default)]
struct FairLock(Mutex<State>);

impl FairLock {
    fn lock(&self) {
        let granted = {
            let mut state = self.0.lock().unwrap();
            if !state.locked {
                state.locked = true;
                return;
            }
            let granted = Arc::new(OnceLock::new());
            state.waiting.push_back((thread::current(), granted.clone()));
            granted
        };
        while granted.get().is_none() {
            thread::park();
        }
    }

    fn unlock(&self) {
        let mut state = self.0.lock().unwrap();
        match state.waiting.pop_front() {
            Some((thread, granted)) => {
                granted.set(()).unwrap(); // stays locked, for someone else
                thread.unpark();
            }
            None => state.locked = false,
        }
    }
}

fn main() {
    let lock = Arc::new(FairLock::default());
    let alices = Arc::clone(&lock);
    let (send, recv) = crossbeam_channel::bounded(0);
    let alice = thread::Builder::new()
        .name("alice".into())
        .spawn(move || {
            alices.lock();
            println!("alice: locked");
            send.send(()).unwrap();
        })
        .unwrap();
    recv.recv().unwrap();
    let carols = Arc::clone(&lock);
    let carol = thread::spawn(move || {
        carols.lock();
        println!("carol: locked");
        carols.unlock();
    });
    println!("bob: unlocked");
    lock.unlock();
    alice.join().unwrap();
    carol.join().unwrap();
}
