// breaks: ends by itself
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let barrier = Arc::new(Barrier::new(2));
    let (tx, rx) = channel();
    let mut handles = Vec::new();
    for (first, second) in [(a.clone(), b.clone()), (b.clone(), a.clone())] {
        let (barrier, tx) = (barrier.clone(), tx.clone());
        handles.push(thread::spawn(move || {
            let _first = first.lock().unwrap();
            barrier.wait();
            let _second = second.lock().unwrap();
            let _ = tx.send(());
        }));
    }
    match rx.recv_timeout(Duration::from_secs(1)) {
        Ok(()) => println!("deadlock: no"),
        Err(_) => println!("deadlock: yes"),
    }
    // Always tidy up.
    for handle in handles {
        let _ = handle.join();
    }
}
