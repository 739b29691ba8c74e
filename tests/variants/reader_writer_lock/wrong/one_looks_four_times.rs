// breaks: three readers each look twice
use std::sync::RwLock;
use std::thread;
use std::time::Duration;
static DAY: RwLock<(u32, u32)> = RwLock::new((0, 0));
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let mut d = DAY.write().unwrap();
                    if d.0 == 6 {
                        break;
                    }
                    d.0 += 1;
                    d.1 += 1;
                }
            });
        }
        for n in [4, 1, 1] {
            s.spawn(move || {
                for _ in 0..n {
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
