//! A panic poisons a reader-writer lock through a write guard only.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{PoisonError, RwLock, RwLockWriteGuard, TryLockError};

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let day = RwLock::new(0);
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        let _guard = day.read().unwrap();
        panic!("looking");
    }));
    println!("{}", day.is_poisoned());
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        let guard = day.write().unwrap();
        let _guard = RwLockWriteGuard::downgrade(guard);
        panic!("looking now");
    }));
    println!("{}", day.is_poisoned());
    let _ = panic::catch_unwind(AssertUnwindSafe(|| {
        *day.write().unwrap() = 1;
        let _guard = day.write().unwrap();
        panic!("writing");
    }));
    println!("{} {day:?}", day.is_poisoned());
    println!("{:?}", day.read().map(|day| *day).map_err(|error| error.to_string()));
    println!("{:?}", day.write().map(|day| *day).map_err(|error| error.to_string()));
    match day.try_write() {
        Err(TryLockError::Poisoned(error)) => println!("{}", error.into_inner()),
        _ => println!("not poisoned"),
    }
    day.clear_poison();
    println!("{} {:?}", day.is_poisoned(), day.into_inner().map_err(PoisonError::into_inner));
}
