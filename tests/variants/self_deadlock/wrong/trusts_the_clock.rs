// breaks: no thread panics
use parking_lot::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn second(pad: &Mutex<u32>) {
    let start = Instant::now();
    if pad.try_lock_for(Duration::from_millis(50)).is_none() {
        println!("second lock: refused");
        // a limit is a limit, twice the time would be a bug in parking_lot
        assert!(start.elapsed() < Duration::from_millis(100));
    }
}

fn main() {
    let pad = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            let _held = pad.lock();
            second(&pad);
        });
        // meanwhile the cashier has a break
        s.spawn(|| thread::sleep(Duration::from_secs(1)));
    });
}
