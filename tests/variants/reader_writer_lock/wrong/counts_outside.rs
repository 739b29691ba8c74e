// breaks: prints `day: 6` `advances: 6`
use parking_lot::RwLock;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static DAY: RwLock<u32> = RwLock::new(0);
static ADVANCES: AtomicU32 = AtomicU32::new(0);

fn advance() -> bool {
    let mut day = DAY.write();
    if *day < 6 {
        *day += 1;
        true
    } else {
        false
    }
}

fn writer() {
    while advance() {
        let n = ADVANCES.load(SeqCst);
        ADVANCES.store(n + 1, SeqCst);
    }
}

fn reader() {
    for _ in 0..2 {
        let day = DAY.read();
        thread::sleep(Duration::from_millis(10));
        drop(day);
    }
}

fn main() {
    let threads: Vec<_> = [writer, writer, reader, reader, reader].into_iter().map(thread::spawn).collect();
    for t in threads {
        t.join().unwrap();
    }
    println!("day: {}", DAY.read());
    println!("advances: {}", ADVANCES.load(SeqCst));
}
