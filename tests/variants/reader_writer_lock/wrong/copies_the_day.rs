// breaks: each look's 10 ms are slept with a read lock in hand
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Calendar {
    day: u32,
    advances: u32,
}

fn main() {
    let calendar = Arc::new(RwLock::new(Calendar::default()));
    let mut threads = vec![];
    for _ in 0..3 {
        let calendar = calendar.clone();
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                // hold the lock as short as possible!
                let day = calendar.read().day;
                thread::sleep(Duration::from_millis(10));
                println!("I saw day {day}");
            }
        }));
    }
    for _ in 0..2 {
        let calendar = calendar.clone();
        threads.push(thread::spawn(move || {
            loop {
                let mut c = calendar.write();
                if c.day >= 6 {
                    break;
                }
                c.day += 1;
                c.advances += 1;
            }
        }));
    }
    for t in threads {
        t.join().unwrap();
    }
    println!("day: {}", calendar.read().day);
    println!("advances: {}", calendar.read().advances);
}
