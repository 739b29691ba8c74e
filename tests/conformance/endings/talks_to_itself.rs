//! A message round and round: each has a number of its own, and says the same.
//! Ends: Livelock { threads: [0] }

use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::channel();
    loop {
        sender.send(1).unwrap();
        receiver.recv().unwrap();
    }
}
