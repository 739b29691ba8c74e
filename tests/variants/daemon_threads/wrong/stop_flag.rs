// breaks: no cleaner or mop that was started has
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

static STOP: AtomicBool = AtomicBool::new(false);

fn until_stopped(line: &str) {
    while !STOP.load(Ordering::Relaxed) {
        thread::sleep(Duration::from_secs(1));
        println!("{line}");
    }
}

fn main() {
    thread::spawn(|| {
        thread::spawn(|| until_stopped("mop: mopped"));
        until_stopped("cleaner: cleaned");
    });
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    dishwasher.join().unwrap();
    STOP.store(true, Ordering::Relaxed);
    println!("cook: done");
}
