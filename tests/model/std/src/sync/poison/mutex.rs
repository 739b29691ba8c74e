//! `Mutex`.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

use threadbare_runtime::trace::Object;
use threadbare_runtime::{RawMutex, at, last_acquired, leave, observe, touch_at};

use super::{Flag, Since};

pub struct Mutex<T: ?Sized> {
    poison: Flag,
    inner: lock_api::Mutex<RawMutex, T>,
}

#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized + 'a> {
    poison: &'a Flag,
    number: Object,
    since: Since,
    written: bool,
    inner: lock_api::MutexGuard<'a, RawMutex, T>,
}

impl<T: ?Sized> UnwindSafe for Mutex<T> {}
impl<T: ?Sized> RefUnwindSafe for Mutex<T> {}
impl<T: ?Sized> UnwindSafe for MutexGuard<'_, T> {}
impl<T: ?Sized> RefUnwindSafe for MutexGuard<'_, T> {}

impl<T> Mutex<T> {
    pub const fn new(value: T) -> Mutex<T> {
        Mutex { poison: Flag::new(), inner: lock_api::Mutex::new(value) }
    }
}

impl<T: ?Sized> Mutex<T> {
    pub fn into_inner(self) -> LockResult<T>
    where
        T: Sized,
    {
        let poison = self.poison;
        poison.wrap(self.inner.into_inner())
    }

    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        at(Location::caller());
        self.poison.wrap(MutexGuard::new(self, self.inner.lock()))
    }

    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        at(Location::caller());
        let inner = self.inner.try_lock().ok_or(TryLockError::WouldBlock)?;
        Ok(self.poison.wrap(MutexGuard::new(self, inner))?)
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

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    fn new(lock: &'a Mutex<T>, inner: lock_api::MutexGuard<'a, RawMutex, T>) -> Self {
        MutexGuard {
            poison: &lock.poison,
            number: last_acquired(),
            since: Flag::guard(),
            written: false,
            inner,
        }
    }

    /// The lock is about to be given back, for good or for a wait.
    fn leave(&mut self) {
        if std::mem::take(&mut self.written) {
            leave(self.number, observe::<T>(&self.inner));
        }
    }

    /// For a wait.
    pub(super) fn inner(&mut self) -> &mut lock_api::MutexGuard<'a, RawMutex, T> {
        self.leave();
        &mut self.inner
    }

    /// As what a wait answers.
    pub(super) fn checked(self) -> LockResult<Self> {
        let poison = self.poison;
        poison.wrap(self)
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        self.leave();
        self.poison.done(self.since, self.number);
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        touch_at(Location::caller(), self.number, false);
        &self.inner
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    #[track_caller]
    fn deref_mut(&mut self) -> &mut T {
        touch_at(Location::caller(), self.number, true);
        self.written = true;
        &mut self.inner
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut f = f.debug_struct("Mutex");
        match self.try_lock() {
            Ok(guard) => f.field("data", &&*guard),
            Err(TryLockError::Poisoned(error)) => f.field("data", &&**error.get_ref()),
            Err(TryLockError::WouldBlock) => f.field("data", &"<locked>"),
        };
        f.field("poisoned", &self.poison.get()).finish_non_exhaustive()
    }
}

impl<T: Default> Default for Mutex<T> {
    fn default() -> Mutex<T> {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Mutex<T> {
        Mutex::new(value)
    }
}

/// What a wait with a limit answers beside the guard.
pub(super) fn with_result<'a, T: ?Sized, R>(
    guard: MutexGuard<'a, T>,
    result: R,
) -> LockResult<(MutexGuard<'a, T>, R)> {
    match guard.checked() {
        Ok(guard) => Ok((guard, result)),
        Err(error) => Err(PoisonError::new((error.into_inner(), result))),
    }
}
