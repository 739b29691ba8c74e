// breaks: `lines: 6`
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<()> = Mutex::new(());
static LINES: AtomicU32 = AtomicU32::new(0);

fn write() {
    for _ in 0..3 {
        let pencil = PENCIL.lock();
        thread::sleep(Duration::from_millis(100));
        drop(pencil);
        LINES.store(LINES.load(SeqCst) + 1, SeqCst);
    }
}

fn main() {
    let writers = [thread::spawn(write), thread::spawn(write)];
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", LINES.load(SeqCst));
}
