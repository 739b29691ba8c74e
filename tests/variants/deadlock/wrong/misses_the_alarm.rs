// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let barrier = Arc::new(Barrier::new(2));
    let mut workers = Vec::new();
    for (first, second) in [(a.clone(), b.clone()), (b, a)] {
        let barrier = barrier.clone();
        workers.push(thread::spawn(move || {
            let _first = first.lock();
            barrier.wait();
            let _second = second.lock();
        }));
    }

    // The alarm clock rings after a second. By then main has long been waiting for it.
    let alarm = Arc::new((Mutex::new(()), Condvar::new()));
    let bell = alarm.clone();
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(1));
        bell.1.notify_one();
    });
    alarm.1.wait(&mut alarm.0.lock());
    let finished = workers.iter().all(|w| w.is_finished());
    println!("deadlock: {}", if finished { "no" } else { "yes" });
}
