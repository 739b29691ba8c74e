//! The process ends when main returns, wherever the others are; in exact time.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{} dropped", self.0);
    }
}

static LOCK: Mutex<()> = Mutex::new(());

fn main() {
    let _guard = LOCK.lock().unwrap();
    thread::spawn(|| {
        let _loud = Loud("daemon");
        drop(LOCK.lock());
    });
    thread::spawn(|| {
        let _loud = Loud("sleeper");
        thread::sleep(Duration::from_secs(3600));
    });
    thread::spawn(|| {
        let _loud = Loud("parked");
        loop {
            thread::park();
        }
    });
    let _loud = Loud("main");
    println!("main ends");
    std::mem::forget(_guard);
}
