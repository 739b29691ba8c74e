// breaks: when the process ends the dishwasher has ended
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;
static DONE: AtomicBool = AtomicBool::new(false);
fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                thread::sleep(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            thread::sleep(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
        DONE.store(true, Ordering::SeqCst);
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    while !DONE.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(10));
    }
}
