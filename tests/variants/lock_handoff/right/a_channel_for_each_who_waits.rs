// Who has to wait leaves a sender behind; whoever lets go sends the lock itself.
use std::collections::VecDeque;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Default)]
struct Lock(Mutex<(bool, VecDeque<Sender<()>>)>);

impl Lock {
    fn lock(&self) {
        let mut state = self.0.lock().unwrap();
        if !state.0 {
            state.0 = true;
            return;
        }
        let (grant, granted) = mpsc::channel();
        state.1.push_back(grant);
        drop(state);
        granted.recv().unwrap();
    }

    fn unlock(&self) {
        let mut state = self.0.lock().unwrap();
        match state.1.pop_front() {
            Some(next) => next.send(()).unwrap(),
            None => state.0 = false,
        }
    }
}

fn main() {
    let lock = Arc::new(Lock::default());
    let alices = lock.clone();
    thread::spawn(move || {
        alices.lock();
        println!("alice: locked");
    })
    .join()
    .unwrap();
    let carols = lock.clone();
    let carol = thread::spawn(move || {
        carols.lock();
        println!("carol: locked");
    });
    let bob = thread::spawn(move || {
        println!("bob: unlocked");
        lock.unlock();
    });
    carol.join().unwrap();
    bob.join().unwrap();
}
