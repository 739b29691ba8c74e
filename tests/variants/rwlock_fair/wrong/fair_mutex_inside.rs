// breaks: readers share (while one reads another gets in if no writer waits or holds)
use parking_lot::{FairMutex as Mutex, FairMutexGuard as MutexGuard};
use std::ops::{Deref, DerefMut};
use std::thread;
use std::time::Duration;

/// The fairest of all: everybody is treated the same.
pub struct RwLockFair<T> {
    inner: Mutex<T>,
}

pub struct Guard<'a, T>(MutexGuard<'a, T>);

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        Self { inner: Mutex::new(value) }
    }
    pub fn read(&self) -> Guard<'_, T> {
        Guard(self.inner.lock())
    }
    pub fn write(&self) -> Guard<'_, T> {
        Guard(self.inner.lock())
    }
    pub fn try_read(&self) -> Option<Guard<'_, T>> {
        self.inner.try_lock().map(Guard)
    }
    pub fn try_write(&self) -> Option<Guard<'_, T>> {
        self.inner.try_lock().map(Guard)
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<Guard<'_, T>> {
        self.inner.try_lock_for(limit).map(Guard)
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<Guard<'_, T>> {
        self.inner.try_lock_for(limit).map(Guard)
    }
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

fn main() {
    let lock = RwLockFair::new(5);
    *lock.write() = 6;
    let readers = thread::scope(|s| {
        let a = s.spawn(|| *lock.read());
        let b = s.spawn(|| *lock.read());
        [a.join().unwrap(), b.join().unwrap()].len()
    });
    println!("readers at once: {readers}");
}
