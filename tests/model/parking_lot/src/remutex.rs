//! `ReentrantMutex`. `lock_api` counts the nested takings by itself, without the raw lock, so they are told here.

use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use threadbare_runtime::trace::{How, Object};
use threadbare_runtime::{
    Instant, RawReentrant, ThreadId, at, enter_again, last_acquired, leave_again, observe,
};
use threadbare_runtime::{leave, touch};

type Inner<T> = lock_api::ReentrantMutex<RawReentrant, ThreadId, T>;
type InnerGuard<'a, T> = lock_api::ReentrantMutexGuard<'a, RawReentrant, ThreadId, T>;
type InnerMapped<'a, T> = lock_api::MappedReentrantMutexGuard<'a, RawReentrant, ThreadId, T>;

pub struct ReentrantMutex<T: ?Sized> {
    /// The lock's number, noted by whoever takes it first and read only by the same thread while it holds it.
    number: AtomicU16,
    inner: Inner<T>,
}

impl<T> ReentrantMutex<T> {
    pub const fn new(value: T) -> Self {
        ReentrantMutex { number: AtomicU16::new(0), inner: Inner::new(value) }
    }

    pub fn into_inner(self) -> T {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    fn take<'a>(
        &'a self,
        how: How,
        take: impl FnOnce() -> Option<InnerGuard<'a, T>>,
    ) -> Option<ReentrantMutexGuard<'a, T>> {
        let nested = self.inner.is_owned_by_current_thread();
        let guard = take()?;
        if nested {
            enter_again(self.number.load(Ordering::Relaxed), how);
        } else {
            self.number.store(last_acquired(), Ordering::Relaxed);
        }
        let hold = Hold { lock: self.number.load(Ordering::Relaxed), nested };
        Some(ReentrantMutexGuard { inner: Some(guard), hold, mutex: self })
    }

    #[track_caller]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        at(Location::caller());
        match self.take(How::Lock, || Some(self.inner.lock())) {
            Some(guard) => guard,
            None => unreachable!("a wait without limit ends with the lock"),
        }
    }

    #[track_caller]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {
        at(Location::caller());
        self.take(How::Try, || self.inner.try_lock())
    }

    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, T>> {
        at(Location::caller());
        self.take(How::Timed, || self.inner.try_lock_for(timeout))
    }

    #[track_caller]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, T>> {
        at(Location::caller());
        self.take(How::Timed, || self.inner.try_lock_until(timeout))
    }

    #[track_caller]
    pub fn is_locked(&self) -> bool {
        at(Location::caller());
        self.inner.is_locked()
    }

    pub fn is_owned_by_current_thread(&self) -> bool {
        self.inner.is_owned_by_current_thread()
    }

    pub fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }
}

impl<T: Default> Default for ReentrantMutex<T> {
    fn default() -> Self {
        ReentrantMutex::new(T::default())
    }
}

impl<T> From<T> for ReentrantMutex<T> {
    fn from(value: T) -> Self {
        ReentrantMutex::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for ReentrantMutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}

/// One of the takings of a reentrant lock.
#[derive(Clone, Copy)]
struct Hold {
    lock: Object,
    nested: bool,
}

impl Hold {
    /// Right before `lock_api` gives it back.
    fn end(self, value: Option<i64>) {
        leave(self.lock, value);
        if self.nested {
            leave_again(self.lock);
        }
    }
}

/// The value of what a shared reference reaches: a `Cell` or `RefCell` is not looked into.
macro_rules! guard {
    ($guard:ident, $inner:ident) => {
        impl<T: ?Sized> $guard<'_, T> {
            fn inner(&self) -> &$inner<'_, T> {
                match &self.inner {
                    Some(guard) => guard,
                    None => unreachable!("a guard is whole until it is consumed"),
                }
            }
        }

        impl<T: ?Sized> std::ops::Deref for $guard<'_, T> {
            type Target = T;

            #[track_caller]
            fn deref(&self) -> &T {
                at(Location::caller());
                touch(self.hold.lock, false);
                self.inner()
            }
        }

        impl<T: ?Sized> Drop for $guard<'_, T> {
            fn drop(&mut self) {
                if let Some(guard) = self.inner.take() {
                    self.hold.end(observe(&*guard));
                }
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.inner().fmt(f)
            }
        }

        impl<T: ?Sized + fmt::Display> fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.inner().fmt(f)
            }
        }
    };
}

#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    inner: Option<InnerGuard<'a, T>>,
    hold: Hold,
    mutex: &'a ReentrantMutex<T>,
}

#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct MappedReentrantMutexGuard<'a, T: ?Sized> {
    inner: Option<InnerMapped<'a, T>>,
    hold: Hold,
}

guard!(ReentrantMutexGuard, InnerGuard);
guard!(MappedReentrantMutexGuard, InnerMapped);

impl<'a, T: ?Sized + 'a> ReentrantMutexGuard<'a, T> {
    fn into_parts(mut self) -> (InnerGuard<'a, T>, Hold, &'a ReentrantMutex<T>) {
        match self.inner.take() {
            Some(guard) => (guard, self.hold, self.mutex),
            None => unreachable!("a guard is consumed once"),
        }
    }

    pub fn remutex(s: &Self) -> &'a ReentrantMutex<T> {
        s.mutex
    }

    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(s: Self, f: F) -> MappedReentrantMutexGuard<'a, U> {
        let (guard, hold, _) = s.into_parts();
        MappedReentrantMutexGuard { inner: Some(InnerGuard::map(guard, f)), hold }
    }

    /// # Errors
    /// The guard itself, where `f` answers `None`.
    pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
        s: Self,
        f: F,
    ) -> Result<MappedReentrantMutexGuard<'a, U>, Self> {
        let (guard, hold, mutex) = s.into_parts();
        match InnerGuard::try_map(guard, f) {
            Ok(guard) => Ok(MappedReentrantMutexGuard { inner: Some(guard), hold }),
            Err(guard) => Err(ReentrantMutexGuard { inner: Some(guard), hold, mutex }),
        }
    }

    #[track_caller]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        at(Location::caller());
        if s.hold.nested {
            // Only one of several holds is given back, so the lock stays taken.
            return f();
        }
        match &mut s.inner {
            Some(guard) => InnerGuard::unlocked(guard, f),
            None => unreachable!("a guard is whole until it is consumed"),
        }
    }

    #[track_caller]
    pub fn unlock_fair(s: Self) {
        at(Location::caller());
        let (guard, hold, _) = s.into_parts();
        hold.end(None);
        InnerGuard::unlock_fair(guard);
    }

    #[track_caller]
    pub fn bump(s: &mut Self) {
        at(Location::caller());
        if let Some(guard) = &mut s.inner {
            InnerGuard::bump(guard);
        }
    }
}
