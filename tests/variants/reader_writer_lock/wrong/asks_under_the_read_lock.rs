// breaks: prints `day: 6` `advances: 6`
use std::sync::RwLock;
use std::thread;
use std::time::Duration;

struct Calendar {
    day: u32,
    advances: u32,
}

fn main() {
    let calendar = RwLock::new(Calendar { day: 0, advances: 0 });
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let today = calendar.read().unwrap().day;
                    if today >= 6 {
                        break;
                    }
                    let mut calendar = calendar.write().unwrap();
                    calendar.day += 1;
                    calendar.advances += 1;
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let c = calendar.read().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    println!("it is day {}", c.day);
                }
            });
        }
    });
    let c = calendar.read().unwrap();
    println!("day: {}", c.day);
    println!("advances: {}", c.advances);
}
