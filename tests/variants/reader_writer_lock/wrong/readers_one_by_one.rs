// breaks: two readers look at the same time
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

fn main() {
    let calendar = RwLock::new((0, 0));
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let mut c = calendar.write();
                    if c.0 == 6 {
                        break;
                    }
                    c.0 += 1;
                    c.1 += 1;
                }
            });
        }
        for name in ["r1", "r2", "r3"] {
            let calendar = &calendar;
            s.spawn(move || {
                for _ in 0..2 {
                    let c = calendar.read();
                    thread::sleep(Duration::from_millis(10));
                    println!("{name}: {}", c.0);
                }
            })
            .join()
            .unwrap();
        }
    });
    let (day, advances) = calendar.into_inner();
    println!("day: {day}");
    println!("advances: {advances}");
}
