//! A channel with room for two: who fills it waits.

use std::sync::mpsc::{self, TrySendError};
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(2);
    println!("{:?} {:?} {:?}", sender.try_send(1), sender.try_send(2), sender.try_send(3));
    println!("{}", sender.try_send(3).unwrap_err());
    thread::scope(|s| {
        let more = sender.clone();
        s.spawn(move || (3..8).for_each(|n| more.send(n).unwrap()));
        drop(sender);
        println!("{:?}", receiver.iter().collect::<Vec<_>>());
    });

    let (sender, receiver) = mpsc::sync_channel(1);
    sender.send(1).unwrap();
    thread::scope(|s| {
        let blocked = s.spawn(|| sender.send(2));
        drop(receiver);
        println!("{:?}", blocked.join().unwrap());
    });
    println!("{:?} {:?}", sender.send(3), sender.try_send(4));
    println!("{} {:?}", TrySendError::Disconnected(1), TrySendError::from(mpsc::SendError(2)));
    println!("{sender:?}");
}
