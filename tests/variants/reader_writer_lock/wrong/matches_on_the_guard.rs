// breaks: ends by itself
use std::sync::RwLock;
use std::thread;
use std::time::Duration;

struct Calendar {
    day: u32,
    advances: u32,
}

fn writer(calendar: &RwLock<Calendar>) {
    loop {
        match calendar.read().unwrap().day {
            6 => return,
            _ => {
                let mut c = calendar.write().unwrap();
                if c.day < 6 {
                    c.day += 1;
                    c.advances += 1;
                }
            }
        }
    }
}

fn main() {
    let calendar = RwLock::new(Calendar { day: 0, advances: 0 });
    thread::scope(|s| {
        s.spawn(|| writer(&calendar));
        s.spawn(|| writer(&calendar));
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let c = calendar.read().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    println!("{}", c.day);
                }
            });
        }
    });
    println!("day: {}", calendar.read().unwrap().day);
    println!("advances: {}", calendar.read().unwrap().advances);
}
