//! A condition: waiting for a change, by hand and with `wait_while`, one woken and all.

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let tray = Mutex::new(Vec::new());
    let served = Condvar::new();
    let total: i32 = thread::scope(|s| {
        let eaters: Vec<_> = (0..3)
            .map(|_| {
                s.spawn(|| {
                    let mut tray = tray.lock().unwrap();
                    while tray.is_empty() {
                        tray = served.wait(tray).unwrap();
                    }
                    tray.pop().unwrap()
                })
            })
            .collect();
        s.spawn(|| {
            for dish in 1..=3 {
                tray.lock().unwrap().push(dish);
                served.notify_one();
            }
        });
        eaters.into_iter().map(|eater| eater.join().unwrap()).sum()
    });
    println!("{total}");

    let open = Mutex::new(false);
    let opened = Condvar::new();
    let through = thread::scope(|s| {
        let waiters: Vec<_> = (0..3)
            .map(|_| s.spawn(|| *opened.wait_while(open.lock().unwrap(), |open| !*open).unwrap()))
            .collect();
        *open.lock().unwrap() = true;
        opened.notify_all();
        waiters.into_iter().filter(|_| true).map(|waiter| waiter.join().unwrap()).collect::<Vec<_>>()
    });
    println!("{through:?} {opened:?} {:?}", Condvar::default());
    // Nobody waits: nothing happens, and it is not remembered.
    opened.notify_one();
    opened.notify_all();
    println!("{}", *opened.wait_while(open.lock().unwrap(), |open| !*open).unwrap());
}
