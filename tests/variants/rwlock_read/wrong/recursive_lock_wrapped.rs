// breaks: nobody who comes later gets in before someone who is already blocked, except where the table says so
use parking_lot::{RecursiveRwLock, RecursiveRwLockReadGuard, RecursiveRwLockWriteGuard};
use std::ops::{Deref, DerefMut};
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

/// parking_lot's lock that is biased towards readers, that is readers first.
pub struct RwLockRead<T>(RecursiveRwLock<T>);

pub struct R<'a, T>(RecursiveRwLockReadGuard<'a, T>);
pub struct W<'a, T>(RecursiveRwLockWriteGuard<'a, T>);

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> Self {
        RwLockRead(RecursiveRwLock::new(value))
    }
    pub fn read(&self) -> R<'_, T> {
        R(self.0.read())
    }
    pub fn write(&self) -> W<'_, T> {
        W(self.0.write())
    }
    pub fn try_read(&self) -> Option<R<'_, T>> {
        self.0.try_read().map(R)
    }
    pub fn try_write(&self) -> Option<W<'_, T>> {
        self.0.try_write().map(W)
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<R<'_, T>> {
        self.0.try_read_for(limit).map(R)
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<W<'_, T>> {
        self.0.try_write_for(limit).map(W)
    }
}

impl<T> Deref for R<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Deref for W<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for W<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

fn main() {
    let lock = RwLockRead::new(0);
    *lock.write() += 1;
    let barrier = Barrier::new(3);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let value = lock.read();
                barrier.wait();
                assert_eq!(*value, 1);
            });
        }
    });
    println!("readers at once: 3");
}
