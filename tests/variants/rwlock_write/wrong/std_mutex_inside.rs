// breaks: readers share (while one reads another gets in if no writer waits or holds)
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

pub struct RwLockWrite<T>(Mutex<T>);

pub struct ReadGuard<'a, T>(MutexGuard<'a, T>);
pub struct WriteGuard<'a, T>(MutexGuard<'a, T>);

impl<T> RwLockWrite<T> {
    pub fn new(value: T) -> Self {
        RwLockWrite(Mutex::new(value))
    }

    fn try_it(&self) -> Option<MutexGuard<'_, T>> {
        match self.0.try_lock() {
            Ok(guard) => Some(guard),
            Err(TryLockError::Poisoned(e)) => Some(e.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    fn try_for(&self, limit: Duration) -> Option<MutexGuard<'_, T>> {
        let start = Instant::now();
        loop {
            if let Some(guard) = self.try_it() {
                return Some(guard);
            }
            if start.elapsed() >= limit {
                return None;
            }
            thread::sleep(Duration::from_micros(100));
        }
    }

    // A reader is alone, so nobody can ever read something wrong.
    pub fn read(&self) -> ReadGuard<'_, T> {
        ReadGuard(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
    pub fn write(&self) -> WriteGuard<'_, T> {
        WriteGuard(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.try_it().map(ReadGuard)
    }
    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.try_it().map(WriteGuard)
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.try_for(limit).map(ReadGuard)
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.try_for(limit).map(WriteGuard)
    }
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

fn main() {
    let lock = RwLockWrite::new(String::from("a"));
    lock.write().push('b');
    let mut n = 0;
    thread::scope(|s| {
        for t in [s.spawn(|| lock.read().len()), s.spawn(|| lock.read().len())] {
            assert_eq!(t.join().unwrap(), 2);
            n += 1;
        }
    });
    println!("readers at once: {n}");
}
