// breaks: ends by itself
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static LIST: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static AT_WORK: AtomicU32 = AtomicU32::new(2);
static BELL: (Mutex<()>, Condvar) = (Mutex::new(()), Condvar::new());

fn shopper() {
    let mut pending = vec![];
    let mut found = 0;
    while found < 5 || !pending.is_empty() {
        thread::sleep(Duration::from_millis(10));
        if found < 5 {
            found += 1;
            pending.push(found);
        }
        if let Ok(mut list) = LIST.try_lock() {
            for item in pending.drain(..) {
                thread::sleep(Duration::from_millis(30));
                list.push(item);
            }
        }
    }
    if AT_WORK.fetch_sub(1, SeqCst) == 1 {
        BELL.1.notify_one();
    }
}

fn main() {
    thread::spawn(shopper);
    thread::spawn(shopper);
    let mut quiet = BELL.0.lock().unwrap();
    while AT_WORK.load(SeqCst) > 0 {
        quiet = BELL.1.wait(quiet).unwrap();
    }
    println!("items: {}", LIST.lock().unwrap().len());
}
