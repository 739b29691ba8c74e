use std::sync::RwLock;
use std::thread;
use std::time::Duration;

struct Calendar {
    day: u32,
    advances: u32,
}

fn writer(calendar: &RwLock<Calendar>) {
    loop {
        let mut calendar = calendar.write().unwrap();
        if calendar.day == 6 {
            return;
        }
        calendar.day += 1;
        calendar.advances += 1;
    }
}

fn reader(calendar: &RwLock<Calendar>, name: &str) {
    for _ in 0..2 {
        let calendar = calendar.read().unwrap();
        thread::sleep(Duration::from_millis(10));
        println!("{name} sees day {}", calendar.day);
    }
}

fn main() {
    let calendar = RwLock::new(Calendar { day: 0, advances: 0 });
    thread::scope(|s| {
        for name in ["r1", "r2", "r3"] {
            let calendar = &calendar;
            s.spawn(move || reader(calendar, name));
        }
        s.spawn(|| writer(&calendar));
        s.spawn(|| writer(&calendar));
    });
    let Calendar { day, advances } = calendar.into_inner().unwrap();
    println!("day: {day}");
    println!("advances: {advances}");
}
