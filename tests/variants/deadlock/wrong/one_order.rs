// breaks: sometimes: `yes` (one order)
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn work(first: &Mutex<u32>, second: &Mutex<u32>) {
    let mut first = first.lock().unwrap();
    thread::sleep(Duration::from_millis(10));
    let mut second = second.lock().unwrap();
    *first += 1;
    *second += 1;
}

fn main() {
    let a = Arc::new(Mutex::new(0));
    let b = Arc::new(Mutex::new(0));
    let (tx, rx) = mpsc::channel();
    for name in ["one", "two"] {
        let (a, b, tx) = (Arc::clone(&a), Arc::clone(&b), tx.clone());
        thread::spawn(move || {
            work(&a, &b);
            let _ = tx.send(name);
        });
    }
    drop(tx);
    // Ends when both senders are gone. If they are stuck, they never are.
    let finished: Vec<_> = rx.iter().collect();
    println!("{finished:?} got through");
    println!("deadlock: no");
}
