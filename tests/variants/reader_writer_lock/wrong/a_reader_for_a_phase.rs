// breaks: two readers look at the same time
use parking_lot::RwLock;
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

static CALENDAR: RwLock<(u32, u32)> = RwLock::new((0, 0));

fn main() {
    let phase = Barrier::new(3);
    thread::scope(|s| {
        for me in 0..3 {
            let phase = &phase;
            s.spawn(move || {
                // six looks, everybody gets two of them
                for look in 0..6 {
                    if look % 3 == me {
                        let c = CALENDAR.read();
                        thread::sleep(Duration::from_millis(10));
                        println!("{me} sees {}", c.0);
                        drop(c);
                    }
                    phase.wait();
                }
            });
        }
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let mut c = CALENDAR.write();
                    if c.0 >= 6 {
                        return;
                    }
                    c.0 += 1;
                    c.1 += 1;
                }
            });
        }
    });
    println!("day: {}", CALENDAR.read().0);
    println!("advances: {}", CALENDAR.read().1);
}
