// breaks: prints `day: 6` `advances: 6`
use std::sync::RwLock;
use std::thread;
use std::time::Duration;
static DAY: RwLock<(u32, u32)> = RwLock::new((0, 0));
fn writer() {
    loop {
        let day = DAY.read().unwrap().0;
        if day >= 6 {
            return;
        }
        let mut d = DAY.write().unwrap();
        if day < 6 {
            d.0 = day + 1;
            d.1 += 1;
        }
    }
}
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(writer);
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let d = DAY.read().unwrap();
                    thread::sleep(Duration::from_millis(10));
                    drop(d);
                }
            });
        }
    });
    println!("day: {}", DAY.read().unwrap().0);
    println!("advances: {}", DAY.read().unwrap().1);
}
