// breaks: `no` only when none does
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let both = Arc::new(Barrier::new(2));
    let stuck = Arc::new(AtomicBool::new(false));

    let mut threads = vec![];
    for (x, y) in [(a.clone(), b.clone()), (b, a)] {
        let both = both.clone();
        threads.push(thread::spawn(move || {
            let _x = x.lock().unwrap();
            both.wait();
            let _y = y.lock().unwrap();
        }));
    }

    // The watchdog looks after a second ...
    let alarm = stuck.clone();
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(1));
        alarm.store(threads.iter().all(|t| !t.is_finished()), SeqCst);
    });
    // ... and so does main, which reads what the watchdog found.
    thread::sleep(Duration::from_secs(1));
    if stuck.load(SeqCst) {
        println!("deadlock: yes");
    } else {
        println!("deadlock: no");
    }
}
