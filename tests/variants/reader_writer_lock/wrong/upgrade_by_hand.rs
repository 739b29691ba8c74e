// breaks: prints `day: 6` `advances: 6`
use parking_lot::RwLock;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Calendar {
    day: u32,
    advances: u32,
}

/// There is no upgrade in my version, so this does it.
fn upgrade<'a>(
    lock: &'a RwLock<Calendar>,
    read: parking_lot::RwLockReadGuard<'a, Calendar>,
) -> parking_lot::RwLockWriteGuard<'a, Calendar> {
    drop(read);
    lock.write()
}

fn main() {
    let lock = RwLock::new(Calendar::default());
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                loop {
                    let c = lock.read();
                    if c.day == 6 {
                        return;
                    }
                    let mut c = upgrade(&lock, c);
                    // never beyond Saturday
                    c.day = (c.day + 1).min(6);
                    c.advances += 1;
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let c = lock.read();
                    thread::sleep(Duration::from_millis(10));
                    println!("day {}", c.day);
                }
            });
        }
    });
    let c = lock.into_inner();
    println!("day: {}", c.day);
    println!("advances: {}", c.advances);
}
