// breaks: each line's 100 ms are slept holding the pencil
use parking_lot::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static CLOCK: Condvar = Condvar::new();

fn write() {
    for _ in 0..3 {
        let mut lines = PENCIL.lock();
        // nobody notifies it, so this takes 100 ms with the guard in hand
        CLOCK.wait_for(&mut lines, Duration::from_millis(100));
        *lines += 1;
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock());
}
