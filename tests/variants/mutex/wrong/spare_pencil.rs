// breaks: by one writer at a time
use parking_lot::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCILS: [Mutex<u32>; 2] = [Mutex::new(0), Mutex::new(0)];
static LINE: AtomicUsize = AtomicUsize::new(0);

fn write() {
    for _ in 0..3 {
        // the first three lines with this one, then it is blunt
        let pencil = &PENCILS[LINE.fetch_add(1, SeqCst) / 3];
        let mut lines = pencil.lock();
        thread::sleep(Duration::from_millis(100));
        *lines += 1;
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", *PENCILS[0].lock() + *PENCILS[1].lock());
}
