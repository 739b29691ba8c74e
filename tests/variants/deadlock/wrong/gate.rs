// breaks: sometimes: `yes` (a third lock lets only one in at a time)
use crossbeam_channel::unbounded;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Office {
    door: Mutex<()>,
    stamp: Mutex<u32>,
    ink: Mutex<u32>,
}

fn main() {
    let office = Arc::new(Office { door: Mutex::new(()), stamp: Mutex::new(0), ink: Mutex::new(0) });
    let (tx, rx) = unbounded();
    let clerk = |stamp_first: bool| {
        let office = office.clone();
        let tx = tx.clone();
        move || {
            let _door = office.door.lock();
            if stamp_first {
                let mut s = office.stamp.lock();
                thread::sleep(Duration::from_millis(20));
                *s += *office.ink.lock();
            } else {
                let mut i = office.ink.lock();
                thread::sleep(Duration::from_millis(20));
                *i += *office.stamp.lock();
            }
            let _ = tx.send(());
        }
    };
    thread::spawn(clerk(true));
    thread::spawn(clerk(false));

    let finished = rx.iter().take(2).count();
    println!("deadlock: {}", if finished == 2 { "no" } else { "yes" });
}
