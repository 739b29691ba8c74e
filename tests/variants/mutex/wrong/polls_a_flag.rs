// breaks: no asking whether it is free
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static TAKEN: AtomicBool = AtomicBool::new(false);

fn write() {
    for _ in 0..3 {
        // most of the time this saves us the waiting in the lock
        while TAKEN.load(SeqCst) {
            thread::sleep(Duration::from_millis(10));
        }
        let mut lines = PENCIL.lock().unwrap();
        TAKEN.store(true, SeqCst);
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
        TAKEN.store(false, SeqCst);
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", PENCIL.lock().unwrap());
}
