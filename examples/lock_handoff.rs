//! A plain lock has no owner: who releases it need not be who took it.
//!
//! Watch: alice takes the lock and goes home, and it stays locked although her thread is over. Carol waits.
//! It is bob who lets her in. A Rust mutex will not have this, since its guard cannot be sent to another
//! thread, so the lock here is a channel with a single slot: locked while there is a message in it.
//!
//! Run: `cargo run --example lock_handoff`
//! Book: `docs/src/locks/lock_handoff.md`
//! Crates: `cargo add crossbeam-channel@0.5`.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, bounded};

struct PlainLock {
    fill: Sender<()>,
    empty: Receiver<()>,
}

impl PlainLock {
    fn new() -> Self {
        let (fill, empty) = bounded(1);
        Self { fill, empty }
    }

    /// Waits for as long as there is a message in the slot.
    fn lock(&self) {
        self.fill.send(()).unwrap();
    }

    /// Anybody may call this, but not on a lock that is open.
    fn unlock(&self) {
        self.empty.try_recv().expect("only what is locked can be unlocked");
    }
}

fn main() {
    let door = PlainLock::new();

    thread::scope(|house| {
        let alice = house.spawn(|| {
            door.lock();
            println!("alice: locked");
        });
        alice.join().unwrap(); // alice has gone home: her thread has ended, her lock stands

        house.spawn(|| {
            door.lock(); // blocked until bob comes
            println!("carol: locked");
            door.unlock();
        });

        house.spawn(|| {
            thread::sleep(Duration::from_millis(200)); // time enough for carol to be at the door
            println!("bob: unlocked"); // said before it is done, or carol might be heard first
            door.unlock();
        });
    });
}
