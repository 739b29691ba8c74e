// breaks: what lets carol in is done by the thread that prints bob's line
use crossbeam_channel::{Receiver, Sender, bounded};
use std::thread;

fn alice(slot: Sender<u8>) {
    slot.send(1).unwrap();
    println!("alice: locked");
}

fn bob() {
    println!("bob: unlocked");
}

fn carol(slot: Sender<u8>) {
    slot.send(2).unwrap();
    println!("carol: locked");
}

fn main() {
    let (slot, empty): (Sender<u8>, Receiver<u8>) = bounded(1);
    let s1 = slot.clone();
    thread::spawn(move || alice(s1)).join().unwrap();
    let c = thread::spawn(move || carol(slot));
    thread::spawn(bob).join().unwrap();
    // bob is through
    empty.recv().unwrap();
    c.join().unwrap();
}
