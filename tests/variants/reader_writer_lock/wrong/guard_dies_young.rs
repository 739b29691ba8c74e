// breaks: each look's 10 ms are slept with a read lock in hand
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

static CALENDAR: RwLock<[u32; 2]> = RwLock::new([0, 0]);

fn reader() {
    for _ in 0..2 {
        // _ keeps the guard without a warning
        let _ = CALENDAR.read();
        thread::sleep(Duration::from_millis(10));
        println!("day {}", CALENDAR.read()[0]);
    }
}

fn writer() {
    loop {
        let mut c = CALENDAR.write();
        if c[0] == 6 {
            break;
        }
        c[0] += 1;
        c[1] += 1;
    }
}

fn main() {
    let jobs: Vec<fn()> = vec![reader, reader, reader, writer, writer];
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    for t in threads {
        t.join().unwrap();
    }
    let c = CALENDAR.read();
    println!("day: {}", c[0]);
    println!("advances: {}", c[1]);
}
