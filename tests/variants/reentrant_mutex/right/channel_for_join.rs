//! No handles: each shopper says when it is done.

use crossbeam_channel::{Sender, bounded};
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::OnceLock;
use std::thread;

struct Counts {
    garlic: Cell<u8>,
    potatoes: Cell<u8>,
}

fn counts() -> &'static ReentrantMutex<Counts> {
    static COUNTS: OnceLock<ReentrantMutex<Counts>> = OnceLock::new();
    COUNTS.get_or_init(|| ReentrantMutex::new(Counts { garlic: Cell::new(0), potatoes: Cell::new(0) }))
}

fn add_garlic() {
    // A try first. Whoever holds the lock already always succeeds here.
    let guard = counts().try_lock().unwrap_or_else(|| counts().lock());
    guard.garlic.update(|n| n + 1);
}

fn add_potato() {
    let guard = counts().lock();
    guard.potatoes.update(|n| n + 1);
    add_garlic();
    drop(guard);
}

fn shopper(done: Sender<()>) {
    for turn in 0..10 {
        if turn % 2 == 0 { add_potato() } else { add_garlic() }
    }
    done.send(()).unwrap();
}

fn main() {
    let (done, finished) = bounded(2);
    for _ in 0..2 {
        let done = done.clone();
        thread::spawn(|| shopper(done));
    }
    finished.recv().unwrap();
    finished.recv().unwrap();

    let (garlic, potatoes) = {
        let counts = counts().lock();
        (counts.garlic.get(), counts.potatoes.get())
    };
    println!("garlic: {garlic}");
    println!("potatoes: {potatoes}");
}
