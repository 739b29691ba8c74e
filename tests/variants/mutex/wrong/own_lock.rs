// breaks: each line's 100 ms are slept holding the pencil, a mutex (any, or the write side of a reader-writer lock)
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static TAKEN: Mutex<bool> = Mutex::new(false);
static FREE: Condvar = Condvar::new();
static LINES: Mutex<u32> = Mutex::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..3 {
                *FREE.wait_while(TAKEN.lock().unwrap(), |t| *t).unwrap() = true;
                thread::sleep(Duration::from_millis(100));
                *LINES.lock().unwrap() += 1;
                *TAKEN.lock().unwrap() = false;
                FREE.notify_one();
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("lines: {}", LINES.lock().unwrap());
}
