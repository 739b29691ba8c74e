// breaks: ends by itself
// If the watchdog gets the locks, nobody is stuck.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let free = Arc::new(AtomicBool::new(false));

    let (x, y) = (a.clone(), b.clone());
    thread::spawn(move || {
        let _x = x.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
        let _y = y.lock().unwrap();
    });
    let (x, y) = (a.clone(), b.clone());
    thread::spawn(move || {
        let _y = y.lock().unwrap();
        thread::sleep(Duration::from_millis(100));
        let _x = x.lock().unwrap();
    });
    thread::sleep(Duration::from_millis(500));
    let got_them = free.clone();
    let watchdog = thread::spawn(move || {
        drop(a.lock());
        drop(b.lock());
        got_them.store(true, Ordering::SeqCst);
    });
    thread::sleep(Duration::from_millis(500));
    println!("deadlock: {}", if free.load(Ordering::SeqCst) { "no" } else { "yes" });
    watchdog.join().unwrap();
}
