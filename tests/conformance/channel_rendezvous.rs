//! A channel with no room: messages go from hand to hand.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::sync_channel(0);
    println!("{:?} {:?}", sender.try_send(0), receiver.try_recv());
    let received = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| {
            sender.send(1).unwrap();
            sender.send(2).unwrap();
            // The second is out of hand only once the first has been received.
            assert!(received.load(Ordering::SeqCst));
        });
        println!("{:?}", receiver.recv());
        received.store(true, Ordering::SeqCst);
        println!("{:?}", receiver.recv());
    });

    // Many senders, each in the hands of one.
    let mut all = thread::scope(|s| {
        for n in 0..3 {
            let sender = sender.clone();
            s.spawn(move || sender.send(n).unwrap());
        }
        (0..3).map(|_| receiver.recv().unwrap()).collect::<Vec<_>>()
    });
    all.sort_unstable();
    println!("{all:?}");

    // `try_send` succeeds only while somebody receives.
    thread::scope(|s| {
        s.spawn(|| {
            while sender.try_send(7).is_err() {
                thread::yield_now();
            }
        });
        println!("{:?}", receiver.recv());
    });
    // `try_recv` succeeds only while somebody sends.
    thread::scope(|s| {
        s.spawn(|| sender.send(8).unwrap());
        loop {
            if let Ok(n) = receiver.try_recv() {
                println!("{n}");
                break;
            }
            thread::yield_now();
        }
    });
    thread::scope(|s| {
        let sending = s.spawn(|| sender.send(9));
        drop(receiver);
        println!("{:?}", sending.join().unwrap());
    });
}
