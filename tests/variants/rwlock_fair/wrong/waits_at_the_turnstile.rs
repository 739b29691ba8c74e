// breaks: `try_*` never waits for a guard to be dropped
use parking_lot::{FairMutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::ops::{Deref, DerefMut};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

/// Everybody goes through the turnstile one by one, and whoever cannot go on waits in it.
pub struct RwLockFair<T> {
    turnstile: FairMutex<()>,
    data: RwLock<T>,
}

pub struct R<'a, T>(RwLockReadGuard<'a, T>);
pub struct W<'a, T>(RwLockWriteGuard<'a, T>);

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        RwLockFair { turnstile: FairMutex::new(()), data: RwLock::new(value) }
    }

    pub fn read(&self) -> R<'_, T> {
        let _turn = self.turnstile.lock();
        R(self.data.read())
    }

    pub fn write(&self) -> W<'_, T> {
        let _turn = self.turnstile.lock();
        W(self.data.write())
    }

    pub fn try_read(&self) -> Option<R<'_, T>> {
        let _turn = self.turnstile.lock();
        self.data.try_read().map(R)
    }

    pub fn try_write(&self) -> Option<W<'_, T>> {
        let _turn = self.turnstile.lock();
        self.data.try_write().map(W)
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<R<'_, T>> {
        let Some(deadline) = Instant::now().checked_add(limit) else {
            return Some(self.read());
        };
        let _turn = self.turnstile.try_lock_until(deadline)?;
        self.data.try_read_until(deadline).map(R)
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<W<'_, T>> {
        let Some(deadline) = Instant::now().checked_add(limit) else {
            return Some(self.write());
        };
        let _turn = self.turnstile.try_lock_until(deadline)?;
        self.data.try_write_until(deadline).map(W)
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
    let lock = RwLockFair::new(vec![3, 2, 1]);
    lock.write().sort();
    let barrier = Barrier::new(3);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let v = lock.read();
                barrier.wait();
                println!("{:?}", *v);
            });
        }
    });
    println!("readers at once: 3");
}
