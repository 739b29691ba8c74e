//! A gate that opens once: a cell that bob fills, and carol waits for.

use std::sync::{Arc, OnceLock, mpsc};
use std::thread;

fn main() {
    let gate = Arc::new(OnceLock::new());
    let (send, alice_has_locked) = mpsc::channel();
    let alice = thread::spawn(move || {
        println!("alice: locked");
        send.send(()).unwrap();
    });
    alice_has_locked.recv().unwrap();
    let carols = gate.clone();
    let carol = thread::spawn(move || {
        carols.wait();
        println!("carol: locked");
    });
    println!("bob: unlocked");
    gate.set("open").unwrap();
    alice.join().unwrap();
    carol.join().unwrap();
}
