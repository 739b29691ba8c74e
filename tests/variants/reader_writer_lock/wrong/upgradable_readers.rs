// breaks: two readers look at the same time
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;
static DAY: RwLock<(u32, u32)> = RwLock::new((0, 0));
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let mut d = DAY.write();
                    if d.0 == 6 {
                        break;
                    }
                    d.0 += 1;
                    d.1 += 1;
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let d = DAY.upgradable_read();
                    thread::sleep(Duration::from_millis(10));
                    drop(d);
                }
            });
        }
    });
    println!("day: {}", DAY.read().0);
    println!("advances: {}", DAY.read().1);
}
