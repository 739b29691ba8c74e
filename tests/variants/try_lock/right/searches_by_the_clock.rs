// Looks at the clock until 10 ms are over, and sleeps only while it writes.
use parking_lot::Mutex;
use std::thread;
use std::time::{Duration, Instant};
static L: Mutex<Vec<u32>> = Mutex::new(Vec::new());
fn search() {
    let end = Instant::now() + Duration::from_millis(10);
    while Instant::now() < end {
        thread::yield_now()
    }
}
fn shop() {
    let (mut found, mut written) = (0, 0);
    while written < 5 {
        search();
        if found < 5 {
            found += 1
        }
        if let Some(mut l) = L.try_lock() {
            while written < found {
                thread::sleep(Duration::from_millis(30));
                l.push(written);
                written += 1;
            }
        }
    }
}
fn main() {
    let t = [thread::spawn(shop), thread::spawn(shop)];
    for t in t {
        t.join().unwrap()
    }
    println!("items: {}", L.lock().len());
}
