// breaks: Prints one of: `deadlock: yes` `deadlock: no`
// Two watchdogs are safer than one. The flag keeps the second quiet.
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

static A: Mutex<()> = Mutex::new(());
static B: Mutex<()> = Mutex::new(());
static BOTH: Barrier = Barrier::new(2);
static SAID: AtomicBool = AtomicBool::new(false);

fn watch() {
    thread::sleep(Duration::from_secs(1));
    if !SAID.load(Ordering::SeqCst) {
        SAID.store(true, Ordering::SeqCst);
        let stuck = A.try_lock().is_err() && B.try_lock().is_err();
        println!("deadlock: {}", if stuck { "yes" } else { "no" });
    }
}

fn main() {
    thread::spawn(|| {
        let _a = A.lock().unwrap();
        BOTH.wait();
        let _b = B.lock().unwrap();
    });
    thread::spawn(|| {
        let _b = B.lock().unwrap();
        BOTH.wait();
        let _a = A.lock().unwrap();
    });
    let dogs = [thread::spawn(watch), thread::spawn(watch)];
    for dog in dogs {
        dog.join().unwrap();
    }
}
