//! A reader-writer lock: who shares, who is alone, downgrading, how it is shown.

use std::sync::{RwLock, RwLockWriteGuard, TryLockError};
use std::thread;

fn main() {
    let day = RwLock::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..3 {
                    *day.write().unwrap() += 1;
                }
            });
        }
        s.spawn(|| {
            let seen = *day.read().unwrap();
            assert!(*day.read().unwrap() >= seen);
        });
    });
    println!("{day:?}");

    let first = day.read().unwrap();
    let second = day.try_read().unwrap();
    println!("{first} {second:?} {day:?}");
    println!("{}", matches!(day.try_write(), Err(TryLockError::WouldBlock)));
    drop((first, second));

    let mut alone = day.write().unwrap();
    *alone += 1;
    println!("{alone} {alone:?} {day:?}");
    println!("{} {}", day.try_read().is_err(), day.try_write().is_err());
    let shared = RwLockWriteGuard::downgrade(alone);
    println!("{shared} {} {}", day.try_read().is_ok(), day.try_write().is_err());
    drop(shared);

    let mut day = day;
    *day.get_mut().unwrap() = 30;
    println!("{} {:?} {:?}", day.into_inner().unwrap(), RwLock::<u8>::default(), RwLock::from("x"));
    println!("{}", std::any::type_name_of_val(&RwLock::new(())));
}
