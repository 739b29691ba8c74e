// breaks: each line's 100 ms are slept holding the pencil
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<()> = Mutex::new(());
static LINES: AtomicU32 = AtomicU32::new(0);

fn write() {
    for _ in 0..3 {
        let _ = PENCIL.lock();
        thread::sleep(Duration::from_millis(100));
        LINES.fetch_add(1, Ordering::Relaxed);
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", LINES.load(Ordering::Relaxed));
}
