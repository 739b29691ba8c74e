// breaks: both writers take the write lock
use parking_lot::RwLock;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static CALENDAR: RwLock<(u32, u32)> = RwLock::new((0, 0));
static SOMEBODY_WRITES: AtomicBool = AtomicBool::new(false);

fn writer() {
    // two writers would only be in each other's way
    if SOMEBODY_WRITES.swap(true, SeqCst) {
        while CALENDAR.read().0 < 6 {
            thread::sleep(Duration::from_millis(1));
        }
        return;
    }
    for _ in 0..6 {
        let mut c = CALENDAR.write();
        c.0 += 1;
        c.1 += 1;
    }
}

fn reader() {
    for _ in 0..2 {
        let c = CALENDAR.read();
        thread::sleep(Duration::from_millis(10));
        println!("{}", c.0);
    }
}

fn main() {
    let threads = [writer, writer, reader, reader, reader].map(|job: fn()| thread::spawn(job));
    for t in threads {
        t.join().unwrap();
    }
    let c = CALENDAR.read();
    println!("day: {}", c.0);
    println!("advances: {}", c.1);
}
