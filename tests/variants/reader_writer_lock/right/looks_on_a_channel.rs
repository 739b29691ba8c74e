use parking_lot::{RwLock, RwLockWriteGuard};
use std::ops::DerefMut;
use std::thread;
use std::time::Duration;

fn advance(mut day: impl DerefMut<Target = i32>) -> Option<i32> {
    if *day < 6 {
        *day += 1;
        Some(*day)
    } else {
        None
    }
}
fn main() {
    let calendar = RwLock::new(0);
    let (tx, rx) = crossbeam_channel::unbounded();
    thread::scope(|s| {
        for who in ["w1", "w2"] {
            let (calendar, tx) = (&calendar, tx.clone());
            s.spawn(move || {
                loop {
                    let mut day = calendar.write();
                    match advance(&mut *day) {
                        Some(n) => {
                            let day = RwLockWriteGuard::downgrade(day);
                            println!("{who} made it {day}");
                            tx.send(n).unwrap();
                        }
                        None => break,
                    }
                }
            });
        }
        for _ in 0..3 {
            s.spawn(|| {
                for _ in 0..2 {
                    let day = calendar.read();
                    crossbeam_channel::after(Duration::from_millis(10)).recv().unwrap();
                    println!("it is day {day}");
                }
            });
        }
    });
    drop(tx);
    println!("day: {}", calendar.into_inner());
    println!("advances: {}", rx.iter().count());
}
