// breaks: no thread panics
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let barrier = Arc::new(Barrier::new(2));
    let (tx, rx) = channel();
    for (first, second) in [(a.clone(), b.clone()), (b, a)] {
        let (barrier, tx) = (barrier.clone(), tx.clone());
        thread::spawn(move || {
            let _first = first.lock().unwrap();
            barrier.wait();
            let _second = second.lock().unwrap();
            let _ = tx.send(());
        });
    }
    let watchdog = thread::spawn(move || {
        for _ in 0..2 {
            rx.recv_timeout(Duration::from_secs(1)).expect("somebody is stuck");
        }
    });
    match watchdog.join() {
        Ok(()) => println!("deadlock: no"),
        Err(_) => println!("deadlock: yes"),
    }
}
