//! `RwLock`.

use std::fmt;
use std::mem;
use std::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, TryLockError, TryLockResult};

use threadbare_runtime::trace::Object;
use threadbare_runtime::{RawRwLock, at, last_acquired, leave, observe, touch_at};

use super::{Flag, Since};

pub struct RwLock<T: ?Sized> {
    poison: Flag,
    inner: lock_api::RwLock<RawRwLock, T>,
}

#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'rwlock, T: ?Sized + 'rwlock> {
    number: Object,
    inner: lock_api::RwLockReadGuard<'rwlock, RawRwLock, T>,
}

#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'rwlock, T: ?Sized + 'rwlock> {
    // `None` once it has become a read guard.
    inner: Option<lock_api::RwLockWriteGuard<'rwlock, RawRwLock, T>>,
    poison: &'rwlock Flag,
    number: Object,
    since: Since,
    written: bool,
}

impl<T: ?Sized> UnwindSafe for RwLock<T> {}
impl<T: ?Sized> RefUnwindSafe for RwLock<T> {}
impl<T: ?Sized + RefUnwindSafe> UnwindSafe for RwLockReadGuard<'_, T> {}
impl<T: ?Sized + RefUnwindSafe> RefUnwindSafe for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> UnwindSafe for RwLockWriteGuard<'_, T> {}
impl<T: ?Sized> RefUnwindSafe for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    pub const fn new(value: T) -> RwLock<T> {
        RwLock { poison: Flag::new(), inner: lock_api::RwLock::new(value) }
    }
}

impl<T: ?Sized> RwLock<T> {
    pub fn into_inner(self) -> LockResult<T>
    where
        T: Sized,
    {
        let poison = self.poison;
        poison.wrap(self.inner.into_inner())
    }

    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        at(Location::caller());
        self.poison.wrap(RwLockReadGuard::new(self.inner.read()))
    }

    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        at(Location::caller());
        let inner = self.inner.try_read().ok_or(TryLockError::WouldBlock)?;
        Ok(self.poison.wrap(RwLockReadGuard::new(inner))?)
    }

    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        at(Location::caller());
        self.poison.wrap(RwLockWriteGuard::new(self, self.inner.write()))
    }

    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        at(Location::caller());
        let inner = self.inner.try_write().ok_or(TryLockError::WouldBlock)?;
        Ok(self.poison.wrap(RwLockWriteGuard::new(self, inner))?)
    }

    pub fn is_poisoned(&self) -> bool {
        self.poison.get()
    }

    pub fn clear_poison(&self) {
        self.poison.clear();
    }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.poison.wrap(self.inner.get_mut())
    }
}

impl<'rwlock, T: ?Sized> RwLockReadGuard<'rwlock, T> {
    fn new(inner: lock_api::RwLockReadGuard<'rwlock, RawRwLock, T>) -> Self {
        RwLockReadGuard { number: last_acquired(), inner }
    }
}

impl<'rwlock, T: ?Sized> RwLockWriteGuard<'rwlock, T> {
    fn new(lock: &'rwlock RwLock<T>, inner: lock_api::RwLockWriteGuard<'rwlock, RawRwLock, T>) -> Self {
        RwLockWriteGuard {
            inner: Some(inner),
            poison: &lock.poison,
            number: last_acquired(),
            since: Flag::guard(),
            written: false,
        }
    }

    #[track_caller]
    pub fn downgrade(mut s: Self) -> RwLockReadGuard<'rwlock, T> {
        at(Location::caller());
        s.leave();
        let inner = s.inner.take().expect("held until it is dropped or becomes a read guard");
        RwLockReadGuard::new(lock_api::RwLockWriteGuard::downgrade(inner))
    }

    fn held(&self) -> &lock_api::RwLockWriteGuard<'rwlock, RawRwLock, T> {
        self.inner.as_ref().expect("held until it is dropped or becomes a read guard")
    }

    fn leave(&mut self) {
        if mem::take(&mut self.written) {
            leave(self.number, observe::<T>(self.held()));
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if self.inner.is_some() {
            self.leave();
            self.poison.done(self.since, self.number);
        }
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        touch_at(Location::caller(), self.number, false);
        &self.inner
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        touch_at(Location::caller(), self.number, false);
        self.held()
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        touch_at(Location::caller(), self.number, true);
        self.written = true;
        self.inner.as_mut().expect("held until it is dropped or becomes a read guard")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut f = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => f.field("data", &&*guard),
            Err(TryLockError::Poisoned(error)) => f.field("data", &&**error.get_ref()),
            Err(TryLockError::WouldBlock) => f.field("data", &format_args!("<locked>")),
        };
        f.field("poisoned", &self.poison.get()).finish_non_exhaustive()
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(value: T) -> RwLock<T> {
        RwLock::new(value)
    }
}
