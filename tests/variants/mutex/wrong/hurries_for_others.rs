// breaks: each line's 100 ms are slept holding the pencil
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);
static WAITING: AtomicU32 = AtomicU32::new(0);

fn write_line() {
    WAITING.fetch_add(1, SeqCst);
    let mut pencil = PENCIL.lock();
    WAITING.fetch_sub(1, SeqCst);
    thread::sleep(Duration::from_millis(90));
    *pencil += 1;
    if WAITING.load(SeqCst) == 0 {
        thread::sleep(Duration::from_millis(10));
    } else {
        // be polite: the full stop can be made with a pen
        drop(pencil);
        thread::sleep(Duration::from_millis(10));
    }
}

fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..3 {
                    write_line();
                }
            });
        }
    });
    println!("lines: {}", PENCIL.lock());
}
