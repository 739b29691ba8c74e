use std::sync::RwLock;
use std::thread;
use std::time::{Duration, Instant};
static CALENDAR: RwLock<(u8, u8)> = RwLock::new((0, 0));
fn look() {
    let end = Instant::now() + Duration::from_millis(10);
    let day = CALENDAR.read().unwrap();
    let since = Instant::now();
    while since.elapsed() < Duration::from_millis(10) {
        thread::sleep(Duration::from_millis(2));
    }
    let _ = (day.0, end);
}
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let mut d = CALENDAR.write().unwrap();
                    if d.0 >= 6 {
                        return;
                    }
                    d.0 += 1;
                    d.1 += 1;
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                look();
                look();
            });
        }
    });
    println!("day: {}", CALENDAR.read().unwrap().0);
    println!("advances: {}", CALENDAR.read().unwrap().1);
}
