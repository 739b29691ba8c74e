// breaks: ends by itself
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static DONE: Condvar = Condvar::new();

fn write() {
    for _ in 0..3 {
        let mut lines = PENCIL.lock();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
        if *lines == 6 {
            DONE.notify_one();
        }
    }
}

fn main() {
    for _ in 0..2 {
        thread::spawn(write);
    }
    // the last line comes in 600 ms, so we are in time
    let mut lines = PENCIL.lock();
    DONE.wait(&mut lines);
    println!("lines: {lines}");
}
