//! Sending where there is no room, while holding the receiver.
//! Ends: Deadlock { threads: [0] }

use std::sync::mpsc;

fn main() {
    let (sender, _receiver) = mpsc::sync_channel(0);
    sender.send(1).unwrap();
}
