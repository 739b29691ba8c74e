use parking_lot::{RwLock, RwLockReadGuard};
use std::sync::Arc;
use std::thread;
use std::time::Duration;
struct Calendar {
    day: RwLock<u32>,
}
impl Calendar {
    fn read(&self) -> RwLockReadGuard<'_, u32> {
        loop {
            if let Some(g) = self.day.try_read_for(Duration::from_millis(500)) {
                return g;
            }
        }
    }
}
fn main() {
    let calendar = Arc::new(Calendar { day: RwLock::new(0) });
    let writer = |c: Arc<Calendar>| {
        move || {
            let mut n = 0;
            loop {
                let mut d = c.day.write();
                if *d >= 6 {
                    return n;
                }
                *d += 1;
                n += 1;
            }
        }
    };
    let reader = |c: Arc<Calendar>| {
        move || {
            for _ in 0..2 {
                let d = c.read();
                thread::sleep(Duration::from_millis(10));
                drop(d);
            }
        }
    };
    let (w1, w2) = (thread::spawn(writer(calendar.clone())), thread::spawn(writer(calendar.clone())));
    let rs: Vec<_> = (0..3).map(|_| thread::spawn(reader(calendar.clone()))).collect();
    for r in rs {
        r.join().unwrap()
    }
    let n = w1.join().unwrap() + w2.join().unwrap();
    println!("day: {}", calendar.read());
    println!("advances: {n}");
}
