//! A channel with one slot is a lock: whoever fills the slot holds it, whoever empties it lets go.

use crossbeam_channel::{Receiver, Sender, bounded};
use std::thread;

#[derive(Clone)]
struct Slot {
    fill: Sender<()>,
    empty: Receiver<()>,
}

impl Slot {
    fn new() -> Self {
        let (fill, empty) = bounded(1);
        Slot { fill, empty }
    }

    fn lock(&self) {
        self.fill.send(()).unwrap();
    }

    fn unlock(&self) {
        self.empty.recv().unwrap();
    }
}

fn named(name: &str, job: impl FnOnce() + Send + 'static) -> thread::JoinHandle<()> {
    thread::Builder::new().name(name.to_string()).spawn(job).unwrap()
}

fn main() {
    let slot = Slot::new();
    let (bob_lock, carol_lock) = (slot.clone(), slot.clone());

    // Alice starts the other two herself, when she has the lock and has said so.
    let alice = named("alice", move || {
        slot.lock();
        println!("alice: locked");
        let carol = named("carol", move || {
            carol_lock.lock();
            println!("carol: locked");
        });
        let bob = named("bob", move || {
            println!("bob: unlocked");
            bob_lock.unlock();
        });
        bob.join().unwrap();
        carol.join().unwrap();
    });
    alice.join().unwrap();
}
