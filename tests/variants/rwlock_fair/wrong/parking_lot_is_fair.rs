// breaks: nobody who comes later gets in before someone who is already blocked, except where the table says so
//
// parking_lot is task-fair, so there is nothing left to do.
use parking_lot::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

pub struct RwLockFair<T>(RwLock<T>);

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        RwLockFair(RwLock::new(value))
    }
    pub fn read(&self) -> RwLockReadGuard<'_, T> {
        self.0.read()
    }
    pub fn write(&self) -> RwLockWriteGuard<'_, T> {
        self.0.write()
    }
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>> {
        self.0.try_read()
    }
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>> {
        self.0.try_write()
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<RwLockReadGuard<'_, T>> {
        self.0.try_read_for(limit)
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<RwLockWriteGuard<'_, T>> {
        self.0.try_write_for(limit)
    }
}

fn main() {
    let lock = RwLockFair::new(1);
    *lock.write() = 2;
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let n = lock.read();
                barrier.wait();
                println!("{n}");
            });
        }
    });
    println!("readers at once: 2");
}
