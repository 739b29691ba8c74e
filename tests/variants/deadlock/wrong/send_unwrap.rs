// breaks: no thread panics
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(0));
    let b = Arc::new(Mutex::new(0));
    let (tx, rx) = mpsc::channel();
    for (first, second) in [(a.clone(), b.clone()), (b, a)] {
        let tx = tx.clone();
        thread::spawn(move || {
            let mut first = first.lock().unwrap();
            thread::sleep(Duration::from_millis(100));
            *first += *second.lock().unwrap();
            tx.send(*first).unwrap();
        });
    }
    let first = rx.recv_timeout(Duration::from_secs(1));
    let second = rx.recv_timeout(Duration::from_secs(1));
    drop(rx);
    println!("deadlock: {}", if first.is_ok() && second.is_ok() { "no" } else { "yes" });
    thread::sleep(Duration::from_millis(10)); // let the output reach the screen
}
