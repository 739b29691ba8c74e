// breaks: no cleaner or mop that was started has
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

fn main() {
    let running = Arc::new(AtomicBool::new(true));
    let cleaner = {
        let running = running.clone();
        thread::spawn(move || {
            thread::spawn(|| {
                loop {
                    thread::sleep(Duration::from_secs(1));
                    println!("mop: mopped");
                }
            });
            while running.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_secs(1));
                println!("cleaner: cleaned");
            }
        })
    };
    let dishwasher = thread::spawn(|| {
        thread::sleep(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(600));
    }
    println!("cook: done");
    dishwasher.join().unwrap();
    // clean shutdown
    running.store(false, Ordering::SeqCst);
    cleaner.join().unwrap();
}
