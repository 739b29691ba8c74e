// breaks: `yes` only when a cycle of threads, each waiting without limit for a lock, stands (locks polled)
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::thread;
use std::time::Duration;

fn main() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));
    let start = Arc::new(Barrier::new(2));
    let (tx, rx) = mpsc::channel();

    for (mine, yours) in [(left.clone(), right.clone()), (right, left)] {
        let start = start.clone();
        let tx = tx.clone();
        thread::spawn(move || {
            let mut mine = mine.lock().unwrap();
            start.wait();
            // Keep asking until it is free. It never will be.
            loop {
                if let Ok(mut yours) = yours.try_lock() {
                    *mine += 1;
                    *yours += 1;
                    break;
                }
                thread::sleep(Duration::from_millis(10));
            }
            let _ = tx.send(());
        });
    }

    match rx.recv_timeout(Duration::from_millis(800)) {
        Ok(()) => println!("deadlock: no"),
        Err(_) => println!("deadlock: yes"),
    }
}
