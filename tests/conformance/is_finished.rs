//! Whether a thread has ended.

use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, receiver) = mpsc::channel::<()>();
    let handle = thread::spawn(move || {
        let _ = receiver.recv();
        5
    });
    println!("{}", handle.is_finished());
    drop(sender);
    while !handle.is_finished() {
        thread::yield_now();
    }
    println!("{} {:?}", handle.is_finished(), handle.join());

    thread::scope(|s| {
        let handle = s.spawn(|| 6);
        while !handle.is_finished() {
            thread::yield_now();
        }
        println!("{:?}", handle.join());
    });
}
