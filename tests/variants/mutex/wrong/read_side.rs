// breaks: each line's 100 ms are slept holding the pencil, a mutex (any, or the write side of a reader-writer lock)
use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

static PENCIL: RwLock<()> = RwLock::new(());
static LINES: AtomicU32 = AtomicU32::new(0);

fn write(writer: usize) {
    for line in 0..3 {
        if (writer + line) % 3 == 2 {
            let _pencil = PENCIL.write().unwrap();
            thread::sleep(Duration::from_millis(100));
            LINES.fetch_add(1, Ordering::SeqCst);
        } else {
            // nothing in there is changed
            let _pencil = PENCIL.read().unwrap();
            thread::sleep(Duration::from_millis(100));
            LINES.fetch_add(1, Ordering::SeqCst);
        }
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| write(0));
        s.spawn(|| write(1));
    });
    println!("lines: {}", LINES.load(Ordering::SeqCst));
}
