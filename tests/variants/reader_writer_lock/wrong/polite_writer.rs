// breaks: the write lock is taken at least six times
use parking_lot::{RwLock, RwLockWriteGuard};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static CALENDAR: RwLock<(u32, u32)> = RwLock::new((0, 0));
static WAITING: AtomicU32 = AtomicU32::new(0);

fn take() -> RwLockWriteGuard<'static, (u32, u32)> {
    WAITING.fetch_add(1, SeqCst);
    let c = CALENDAR.write();
    WAITING.fetch_sub(1, SeqCst);
    c
}

fn writer() {
    let mut go_on = true;
    while go_on {
        let mut c = take();
        loop {
            go_on = c.0 < 6;
            if !go_on {
                break;
            }
            c.0 += 1;
            c.1 += 1;
            // keep it until the other one wants it
            if WAITING.load(SeqCst) > 0 {
                break;
            }
        }
    }
}

fn reader() {
    for _ in 0..2 {
        let c = CALENDAR.read();
        thread::sleep(Duration::from_millis(10));
        println!("day {}", c.0);
    }
}

fn main() {
    let mut threads: Vec<_> = (0..3).map(|_| thread::spawn(reader)).collect();
    threads.extend((0..2).map(|_| thread::spawn(writer)));
    for t in threads {
        t.join().unwrap();
    }
    let c = CALENDAR.read();
    println!("day: {}", c.0);
    println!("advances: {}", c.1);
}
