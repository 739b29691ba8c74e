//! `Condvar`, which never wakes for no reason.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

pub use lock_api::WaitTimeoutResult;
use threadbare_runtime::{Instant, RawConditionOf, at};

use crate::MutexGuard;
use crate::guard::reach;

pub type RawCondvar = RawConditionOf<false>;

#[derive(Default)]
pub struct Condvar {
    inner: lock_api::Condvar<RawCondvar>,
}

impl Condvar {
    pub const fn new() -> Condvar {
        Condvar { inner: lock_api::Condvar::new() }
    }

    pub fn raw(&self) -> &RawCondvar {
        self.inner.raw()
    }

    #[track_caller]
    pub fn notify_one(&self) -> bool {
        at(Location::caller());
        self.inner.notify_one()
    }

    #[track_caller]
    pub fn notify_all(&self) -> usize {
        at(Location::caller());
        self.inner.notify_all()
    }

    #[track_caller]
    pub fn wait<T: ?Sized>(&self, guard: &mut MutexGuard<'_, T>) {
        self.inner.wait(guard.0.let_go());
    }

    #[track_caller]
    pub fn wait_until<T: ?Sized>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        timeout: Instant,
    ) -> WaitTimeoutResult {
        self.inner.wait_until(guard.0.let_go(), timeout)
    }

    #[track_caller]
    pub fn wait_for<T: ?Sized>(&self, guard: &mut MutexGuard<'_, T>, timeout: Duration) -> WaitTimeoutResult {
        self.inner.wait_for(guard.0.let_go(), timeout)
    }

    #[track_caller]
    pub fn wait_while<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: F,
    ) {
        let lock = guard.0.lock();
        self.inner.wait_while(guard.0.let_go(), |data| reach(lock, data, &mut condition));
    }

    #[track_caller]
    pub fn wait_while_until<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: F,
        timeout: Instant,
    ) -> WaitTimeoutResult {
        let lock = guard.0.lock();
        self.inner.wait_while_until(guard.0.let_go(), |data| reach(lock, data, &mut condition), timeout)
    }

    #[track_caller]
    pub fn wait_while_for<T: ?Sized, F: FnMut(&mut T) -> bool>(
        &self,
        guard: &mut MutexGuard<'_, T>,
        mut condition: F,
        timeout: Duration,
    ) -> WaitTimeoutResult {
        let lock = guard.0.lock();
        self.inner.wait_while_for(guard.0.let_go(), |data| reach(lock, data, &mut condition), timeout)
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
