//! `crossbeam-channel`: any number of ends on both sides, room or none, what is left, what errors say; in exact time.

use std::thread;
use std::time::Duration;

use crossbeam_channel::{
    Receiver, RecvError, RecvTimeoutError, SendError, SendTimeoutError, Sender, TryRecvError, TrySendError, bounded,
    never, unbounded,
};

fn shown<E: std::error::Error>(error: E) -> String {
    format!("{error} {error:?}")
}

fn main() {
    let (sender, receiver): (Sender<u32>, Receiver<u32>) = unbounded();
    println!("{sender:?} {receiver:?} {:?} {:?}", receiver.iter(), receiver.try_iter());
    println!("{:?} {} {} {}", sender.capacity(), sender.is_empty(), sender.is_full(), sender.len());
    let sum: u32 = thread::scope(|s| {
        for number in 1..=3 {
            let sender = sender.clone();
            s.spawn(move || (0..4).for_each(|_| sender.send(number).unwrap()));
        }
        drop(sender);
        let receivers: Vec<_> = (0..2)
            .map(|_| {
                let receiver = receiver.clone();
                s.spawn(move || receiver.iter().sum::<u32>())
            })
            .collect();
        receivers.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    println!("{sum} {:?} {:?}", receiver.recv(), receiver.try_recv());

    let (sender, receiver) = bounded(2);
    println!("{:?} {:?}", sender.try_send(1), sender.send_timeout(2, Duration::from_millis(1)));
    println!("{:?} {} {} {}", sender.try_send(3), sender.is_full(), receiver.is_full(), receiver.len());
    println!("{:?}", sender.send_timeout(3, Duration::from_millis(5)));
    println!("{:?}", sender.send_deadline(3, std::time::Instant::now()));
    println!("{:?} {:?}", receiver.try_iter().collect::<Vec<_>>(), receiver.try_recv());
    println!("{:?}", receiver.recv_timeout(Duration::from_millis(5)));
    println!("{:?}", receiver.recv_deadline(std::time::Instant::now()));
    println!("{} {}", sender.same_channel(&sender.clone()), receiver.same_channel(&bounded(2).1));
    sender.send(4).unwrap();
    drop(sender);
    println!("{:?} {:?} {:?}", receiver.recv(), receiver.recv(), receiver.try_recv());
    println!("{:?}", receiver.recv_timeout(Duration::from_secs(3600)));

    // Nobody left to receive.
    let (sender, receiver) = bounded(1);
    thread::scope(|s| {
        sender.send("there").unwrap();
        let waiting = s.spawn(|| sender.send("waits"));
        thread::sleep(Duration::from_millis(20));
        drop(receiver);
        println!("{:?}", waiting.join().unwrap().map_err(SendError::into_inner));
    });
    println!("{:?}", sender.send("late").map_err(|SendError(text)| text));
    println!("{:?}", sender.try_send("late").map_err(|error| (error.is_disconnected(), error.into_inner())));

    // No room: from hand to hand.
    let (sender, receiver) = bounded(0);
    println!("{:?} {} {}", sender.capacity(), sender.is_full(), sender.is_empty());
    println!("{:?} {:?}", sender.try_send(1), receiver.try_recv());
    thread::scope(|s| {
        s.spawn(|| (0..3).for_each(|number| sender.send(number).unwrap()));
        println!("{:?}", (0..3).map(|_| receiver.recv().unwrap()).collect::<Vec<_>>());
        let taken = s.spawn(|| receiver.recv_timeout(Duration::from_secs(60)));
        println!("{:?}", sender.send_timeout(7, Duration::from_secs(60)));
        println!("{:?}", taken.join().unwrap());
    });
    println!("{:?}", sender.send_timeout(8, Duration::from_millis(5)).map_err(|error| error.is_timeout()));
    for number in receiver.into_iter().take(0) {
        println!("{number}");
    }
    println!("{:?}", sender.send(9).map_err(|error| error.to_string()));
    println!("{:?} {}", never::<u8>().try_recv(), never::<u8>().is_empty());

    println!("{} {}", shown(SendError(1)), shown(RecvError));
    println!("{} {}", shown(TrySendError::Full(1)), shown(TrySendError::Disconnected(1)));
    println!("{} {}", shown(SendTimeoutError::Timeout(1)), shown(SendTimeoutError::Disconnected(1)));
    println!("{} {}", shown(TryRecvError::Empty), shown(TryRecvError::Disconnected));
    println!("{} {}", shown(RecvTimeoutError::Timeout), shown(RecvTimeoutError::Disconnected));
    println!("{:?} {:?}", TryRecvError::from(RecvError), RecvTimeoutError::from(RecvError));
    println!("{:?} {:?}", TrySendError::from(SendError(1)), SendTimeoutError::from(SendError(1)).into_inner());
}
