// breaks: `lines: 6`
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<()> = Mutex::new(());
static LINES: AtomicU32 = AtomicU32::new(0);

fn write_line() {
    // which line will this be?
    let number = LINES.load(SeqCst) + 1;
    let _pencil = PENCIL.lock().unwrap();
    thread::sleep(Duration::from_millis(100));
    LINES.store(number, SeqCst);
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
    println!("lines: {}", LINES.load(SeqCst));
}
