// breaks: the line is printed after one has
use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let mine = Arc::new(Mutex::new(0));
    let yours = Arc::new(Mutex::new(0));
    let ready = Arc::new(Barrier::new(2));
    let done = Arc::new(Barrier::new(2));

    let other = {
        let (yours, ready, done) = (yours.clone(), ready.clone(), done.clone());
        thread::spawn(move || {
            let _pad = yours.lock();
            ready.wait();
            done.wait();
        })
    };

    let shopper = thread::spawn(move || {
        let _pad = mine.lock();
        ready.wait();
        // second lock, surely taken by now
        if yours.try_lock().is_none() {
            println!("second lock: refused");
        }
        done.wait();
    });

    shopper.join().unwrap();
    other.join().unwrap();
}
