// breaks: `yes` only when a cycle of threads stands (one order; whoever waits long is called stuck)
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let (done, finished) = channel();
    for _ in 0..2 {
        let (a, b, done) = (a.clone(), b.clone(), done.clone());
        thread::spawn(move || {
            let _a = a.lock().unwrap();
            let _b = b.lock().unwrap();
            thread::sleep(Duration::from_secs(5)); // keeps the other waiting
            let _ = done.send(());
        });
    }
    // Nobody is done in time, so they must be in a deadlock.
    if let Err(RecvTimeoutError::Timeout) = finished.recv_timeout(Duration::from_secs(2)) {
        println!("deadlock: yes");
    } else {
        println!("deadlock: no");
    }
}
