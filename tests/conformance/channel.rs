//! An unbounded channel: order, the end of either side, trying, iterating, what errors say.

use std::sync::mpsc::{self, RecvError, RecvTimeoutError, SendError, TryRecvError};
use std::thread;
use std::time::Duration;

fn main() {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|s| {
        for first in [0, 10] {
            let sender = sender.clone();
            s.spawn(move || (first..first + 3).for_each(|n| sender.send(n).unwrap()));
        }
        drop(sender);
        let mut all: Vec<i32> = receiver.iter().collect();
        let small: Vec<_> = all.iter().filter(|n| **n < 10).copied().collect();
        println!("{small:?}");
        all.sort_unstable();
        println!("{all:?}");
    });
    println!("{:?} {:?}", receiver.recv(), receiver.try_recv());
    println!("{} {}", receiver.recv().unwrap_err(), receiver.try_recv().unwrap_err());

    let (sender, receiver) = mpsc::channel();
    println!("{:?} {}", receiver.try_recv(), receiver.try_recv().unwrap_err());
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(1)));
    println!("{:?}", receiver.recv_timeout(Duration::ZERO));
    sender.send("a").unwrap();
    sender.send("b").unwrap();
    println!("{:?} {:?}", receiver.recv_timeout(Duration::ZERO), receiver.try_iter().collect::<Vec<_>>());
    sender.send("c").unwrap();
    sender.send("d").unwrap();
    drop(sender);
    println!("{:?}", (&receiver).into_iter().take(1).collect::<Vec<_>>());
    println!("{:?}", receiver.into_iter().collect::<Vec<_>>());

    let (sender, receiver) = mpsc::channel();
    println!("{sender:?} {receiver:?}");
    drop(receiver);
    let error = sender.send(5).unwrap_err();
    println!("{error} {error:?} {}", error.0);
    println!("{:?} {:?} {:?}", SendError(1), RecvError, [TryRecvError::Empty, RecvError.into()]);
    println!("{} {:?}", RecvTimeoutError::Timeout, RecvTimeoutError::from(RecvError));
    println!("{}", std::any::type_name_of_val(&sender));
}
