//! Parking: the token may come first, and is one however often it is given.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    thread::current().unpark();
    thread::current().unpark();
    thread::park();
    println!("the token was there");
    thread::park_timeout(Duration::from_millis(5));
    println!("and then not");

    let flag = AtomicBool::new(false);
    thread::scope(|s| {
        let parked = s.spawn(|| {
            while !flag.load(Ordering::SeqCst) {
                thread::park();
            }
            println!("unparked");
        });
        flag.store(true, Ordering::SeqCst);
        parked.thread().unpark();
    });
    let ended = thread::spawn(|| ());
    let handle = ended.thread().clone();
    ended.join().unwrap();
    handle.unpark();
    println!("{:?}", handle.name());
}
