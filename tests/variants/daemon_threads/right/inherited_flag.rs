//! Daemons as Python has them: a thread is one if the thread that made it is one, and the process
//! waits for all the others.

use std::cell::Cell;
use std::sync::Mutex;
use std::thread::{self, JoinHandle};
use std::time::Duration;

thread_local! {
    static DAEMON: Cell<bool> = const { Cell::new(false) };
}

/// Those that the process waits for.
static STAFF: Mutex<Vec<JoinHandle<()>>> = Mutex::new(Vec::new());

#[derive(Clone, Copy)]
enum Kind {
    Daemon,
    Inherit,
}

fn start(kind: Kind, job: impl FnOnce() + Send + 'static) {
    let daemon = match kind {
        Kind::Daemon => true,
        Kind::Inherit => DAEMON.get(),
    };
    let handle = thread::spawn(move || {
        DAEMON.set(daemon);
        job();
    });
    if !daemon {
        STAFF.lock().unwrap().push(handle);
    }
}

fn next_to_wait_for() -> Option<JoinHandle<()>> {
    STAFF.lock().unwrap().pop()
}

fn every_second(line: &'static str) {
    loop {
        thread::sleep(Duration::from_secs(1));
        println!("{line}");
    }
}

fn main() {
    start(Kind::Daemon, || {
        start(Kind::Inherit, || every_second("mop: mopped"));
        every_second("cleaner: cleaned");
    });
    start(Kind::Inherit, || {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });

    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");

    while let Some(handle) = next_to_wait_for() {
        handle.join().unwrap();
    }
}
