// Each shopper is two threads: a seeker that finds, a writer that writes what was found.
use std::sync::mpsc;
use std::sync::{Arc, Mutex, TryLockError};
use std::thread;
use std::time::Duration;

fn pair(list: Arc<Mutex<Vec<u32>>>) -> Vec<thread::JoinHandle<()>> {
    let (tx, rx) = mpsc::channel();
    let seeker = thread::spawn(move || {
        for n in 0..5 {
            thread::sleep(Duration::from_millis(10));
            tx.send(n).unwrap();
        }
    });
    let writer = thread::spawn(move || {
        for item in rx {
            loop {
                match list.try_lock() {
                    Ok(mut list) => {
                        thread::sleep(Duration::from_millis(30));
                        list.push(item);
                        break;
                    }
                    Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(10)),
                    Err(TryLockError::Poisoned(_)) => unreachable!(),
                }
            }
        }
    });
    vec![seeker, writer]
}
fn main() {
    let list = Arc::new(Mutex::new(vec![]));
    let mut all = pair(list.clone());
    all.extend(pair(list.clone()));
    for t in all {
        t.join().unwrap()
    }
    println!("items: {}", list.lock().unwrap().len());
}
