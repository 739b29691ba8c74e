//! A scope would wait for its threads for ever, so main leaves by `process::exit`.

use crossbeam_channel::{Receiver, Sender, bounded, select};
use parking_lot::{Mutex, RwLock};
use std::process;
use std::thread;
use std::time::Duration;

/// Tells the other that I have my first lock, and waits until it has its own.
fn meet(tell: &Sender<()>, hear: &Receiver<()>) {
    tell.send(()).unwrap();
    hear.recv().unwrap();
}

fn main() {
    let printer = Mutex::new(0);
    let scanner = RwLock::new(0);
    let (to_b, from_a) = bounded(1);
    let (to_a, from_b) = bounded(1);
    let (done, finished) = bounded(2);

    thread::scope(|s| {
        s.spawn(|| {
            let mut pages = printer.lock();
            meet(&to_b, &from_b);
            *scanner.write() += 1;
            *pages += 1;
            done.send(()).unwrap();
        });
        s.spawn(|| {
            let mut scans = scanner.write();
            meet(&to_a, &from_a);
            *printer.lock() += 1;
            *scans += 1;
            done.send(()).unwrap();
        });

        for _ in 0..2 {
            select! {
                recv(finished) -> _ => {}
                default(Duration::from_millis(500)) => {
                    println!("deadlock: yes");
                    process::exit(0);
                }
            }
        }
        println!("deadlock: no");
    });
}
