//! `parking_lot`'s reentrant mutex: its holder again, others not; given back when the last guard is gone.

use std::cell::{Cell, RefCell};
use std::thread;
use std::time::Duration;

use parking_lot::{ReentrantMutex, ReentrantMutexGuard};

const UNIT: Duration = Duration::from_millis(20);

fn deep(lock: &ReentrantMutex<Cell<u32>>, depth: u32) -> u32 {
    let count = lock.lock();
    count.set(count.get() + 1);
    if depth == 0 { count.get() } else { deep(lock, depth - 1) }
}

fn main() {
    let lock = ReentrantMutex::new(Cell::new(0));
    println!("{} {:?} {}", deep(&lock, 3), lock, lock.is_locked());
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| deep(&lock, 4));
        }
    });
    println!("{}", lock.lock().get());

    let outer = lock.lock();
    let inner = lock.try_lock().unwrap();
    println!("{} {} {lock:?}", lock.is_owned_by_current_thread(), lock.is_locked());
    let others = || thread::scope(|s| s.spawn(|| (lock.try_lock().is_some(), lock.is_owned_by_current_thread())).join());
    println!("{:?}", others().unwrap());
    drop(outer);
    println!("{:?} {inner:?}", others().unwrap());
    println!("{:?}", lock.try_lock_for(UNIT).map(|guard| guard.get()));
    thread::scope(|s| {
        s.spawn(|| println!("{}", lock.try_lock_for(UNIT).is_none()));
    });
    drop(inner);
    println!("{:?} {}", others().unwrap(), lock.is_owned_by_current_thread());

    let mut guard = lock.lock();
    thread::scope(|s| {
        let other = s.spawn(|| lock.lock().set(100));
        ReentrantMutexGuard::unlocked(&mut guard, || other.join().unwrap());
    });
    println!("{}", guard.get());
    ReentrantMutexGuard::bump(&mut guard);
    ReentrantMutexGuard::unlock_fair(guard);
    println!("{}", lock.is_locked());

    let words = ReentrantMutex::new(RefCell::new(vec!["one"]));
    let part = ReentrantMutexGuard::map(words.lock(), |words| words);
    println!("{} {}", part.borrow().len(), words.lock().try_borrow_mut().is_ok());
    drop(part);
    println!("{:?} {:?}", words.into_inner().take(), ReentrantMutex::<u8>::default());
}
