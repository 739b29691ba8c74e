//! Channels for everything but the list: "done" instead of a join, a receive with a limit as a pause.

use crossbeam_channel::{Receiver, Sender, bounded, never};
use parking_lot::Mutex;
use std::sync::OnceLock;
use std::thread;
use std::time::Duration;

fn list() -> &'static Mutex<Vec<(usize, usize)>> {
    static LIST: OnceLock<Mutex<Vec<(usize, usize)>>> = OnceLock::new();
    LIST.get_or_init(Mutex::default)
}

fn wait(clock: &Receiver<()>, ms: u64) {
    let _ = clock.recv_timeout(Duration::from_millis(ms));
}

fn shopper(id: usize, done: Sender<usize>) {
    let clock = never();
    let mut written = 0;
    let mut found = 0;
    while written < 5 {
        wait(&clock, 10);
        found = usize::min(found + 1, 5);
        if let Some(mut list) = list().try_lock() {
            for item in written..found {
                wait(&clock, 30);
                list.push((id, item));
            }
            written = found;
        }
    }
    done.send(id).unwrap();
}

fn main() {
    let (done, finished) = bounded(0);
    for id in [1, 2] {
        let done = done.clone();
        thread::spawn(move || shopper(id, done));
    }
    drop(done);
    for id in finished {
        println!("shopper {id} is done");
    }
    // Both gave the list back before they said so.
    println!("items: {}", list().lock().len());
}
