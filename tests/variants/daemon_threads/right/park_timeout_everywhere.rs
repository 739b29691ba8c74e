use std::thread;
use std::time::{Duration, Instant};
fn wait(d: Duration) {
    let end = Instant::now() + d;
    while let Some(left) = end.checked_duration_since(Instant::now()).filter(|l| !l.is_zero()) {
        thread::park_timeout(left);
    }
}
fn main() {
    thread::spawn(|| {
        thread::spawn(|| {
            loop {
                wait(Duration::from_secs(1));
                println!("mop: mopped");
            }
        });
        loop {
            wait(Duration::from_secs(1));
            println!("cleaner: cleaned");
        }
    });
    let dishes = thread::spawn(|| {
        wait(Duration::from_secs(2));
        println!("dishwasher: done");
    });
    for _ in 0..3 {
        wait(Duration::from_millis(600));
    }
    println!("cook: done");
    while !dishes.is_finished() {
        wait(Duration::from_millis(50));
    }
}
