// The host waits for a good while and then tries both locks himself.
use parking_lot::Mutex;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

struct Table {
    salt: Mutex<u8>,
    pepper: Mutex<u8>,
    start: Barrier,
}

fn main() {
    let table = Arc::new(Table { salt: Mutex::new(0), pepper: Mutex::new(0), start: Barrier::new(2) });
    let t = Arc::clone(&table);
    thread::spawn(move || {
        let salt = t.salt.lock();
        println!("anna has the salt");
        t.start.wait();
        let pepper = t.pepper.lock();
        drop((salt, pepper));
    });
    let t = Arc::clone(&table);
    thread::spawn(move || {
        let pepper = t.pepper.lock();
        println!("ben has the pepper");
        t.start.wait();
        let salt = t.salt.lock();
        drop((salt, pepper));
    });
    // The host waits a good while and feels for both.
    thread::sleep(Duration::from_secs(5));
    let stuck = table.salt.try_lock().is_none() && table.pepper.try_lock().is_none();
    let answer = if stuck { "yes" } else { "no" };
    println!("deadlock: {answer}");
}
