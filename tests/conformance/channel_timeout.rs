//! Receiving with a limit, in exact time.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

const UNIT: Duration = Duration::from_millis(50);

fn main() {
    let (sender, receiver) = mpsc::channel();
    let start = Instant::now();
    thread::scope(|s| {
        s.spawn(move || {
            thread::sleep(UNIT * 2);
            sender.send(1).unwrap();
            thread::sleep(UNIT * 2);
        });
        println!("{:?} {}", receiver.recv_timeout(UNIT), start.elapsed() >= UNIT);
        println!("{:?} {}", receiver.recv_timeout(UNIT * 4), start.elapsed() >= UNIT * 2);
        println!("{:?} {}", receiver.recv_timeout(UNIT * 4), start.elapsed() >= UNIT * 4);
    });
    let (sender, receiver) = mpsc::sync_channel(0);
    thread::scope(|s| {
        s.spawn(move || {
            thread::sleep(UNIT);
            sender.try_send(1).unwrap();
            sender.send(2).unwrap();
        });
        println!("{:?}", receiver.recv_timeout(UNIT * 4));
        println!("{:?}", receiver.recv_timeout(UNIT * 4));
        println!("{:?}", receiver.recv_timeout(UNIT * 4) == Err(RecvTimeoutError::Disconnected));
    });
}
