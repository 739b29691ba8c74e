//! A channel without a slot: carol holds a token out until bob takes it from her.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (lock, unlock) = mpsc::sync_channel::<()>(0);
    let (started, alice_has_locked) = mpsc::channel::<()>();
    let alice = thread::spawn(move || {
        println!("alice: locked");
        drop(started);
    });
    let bob = thread::spawn(move || {
        let _ = alice_has_locked.recv();
        let carol = thread::spawn(move || {
            lock.send(()).unwrap();
            println!("carol: locked");
        });
        println!("bob: unlocked");
        unlock.recv().unwrap();
        carol.join().unwrap();
    });
    alice.join().unwrap();
    bob.join().unwrap();
}
