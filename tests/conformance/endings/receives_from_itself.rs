//! Receiving while holding the only sender.
//! Ends: Deadlock { threads: [0] }

use std::sync::mpsc;

fn main() {
    let (sender, receiver) = mpsc::channel::<()>();
    println!("{:?}", receiver.recv());
    drop(sender);
}
