// breaks: each look's 10 ms are slept with a read lock in hand
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Calendar {
    day: u32,
    advances: u32,
    looks: u32,
}

fn main() {
    let calendar = RwLock::new(Calendar::default());
    let calendar = &calendar;
    thread::scope(|s| {
        for id in 0..3 {
            s.spawn(move || {
                let mut seen = calendar.read().day;
                for _ in 0..2 {
                    // counts the looks, so it needs to write
                    let mut c = calendar.write();
                    thread::sleep(Duration::from_millis(10));
                    c.looks += 1;
                    seen = seen.max(c.day);
                }
                println!("reader {id} saw {seen}");
            });
        }
        for _ in 0..2 {
            s.spawn(move || {
                loop {
                    let mut c = calendar.write();
                    if c.day == 6 {
                        break;
                    }
                    c.day += 1;
                    c.advances += 1;
                }
            });
        }
    });
    println!("day: {}", calendar.read().day);
    println!("advances: {}", calendar.read().advances);
}
