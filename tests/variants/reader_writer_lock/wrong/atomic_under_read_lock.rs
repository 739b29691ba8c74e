// breaks: the write lock is taken at least six times
use std::sync::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Calendar {
    day: AtomicU32,
    advances: AtomicU32,
}

static CALENDAR: RwLock<Calendar> =
    RwLock::new(Calendar { day: AtomicU32::new(0), advances: AtomicU32::new(0) });

fn writer() {
    // one of the six goes through the write lock, for form's sake
    drop(CALENDAR.write().unwrap());
    loop {
        let c = CALENDAR.read().unwrap();
        let next = |d| if d < 6 { Some(d + 1) } else { None };
        if c.day.fetch_update(SeqCst, SeqCst, next).is_err() {
            return;
        }
        c.advances.fetch_add(1, SeqCst);
    }
}

fn reader() {
    for _ in 0..2 {
        let c = CALENDAR.read().unwrap();
        thread::sleep(Duration::from_millis(10));
        println!("{}", c.day.load(SeqCst));
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(writer);
        s.spawn(writer);
        s.spawn(reader);
        s.spawn(reader);
        s.spawn(reader);
    });
    let c = CALENDAR.read().unwrap();
    println!("day: {}", c.day.load(SeqCst));
    println!("advances: {}", c.advances.load(SeqCst));
}
