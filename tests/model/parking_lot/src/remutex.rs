//! `ReentrantMutex`. `lock_api` counts the nested takings by itself, without the raw lock, so they are told here.

use std::fmt;
use std::ops::Deref;
use std::panic::Location;
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::time::Duration;

use threadbare_runtime::trace::How;
use threadbare_runtime::{
    Instant, RawReentrant, ThreadId, at, enter_again, last_acquired, leave, leave_again, observe, touch,
};

type Inner<T> = lock_api::ReentrantMutex<RawReentrant, ThreadId, T>;
type InnerGuard<'a, T> = lock_api::ReentrantMutexGuard<'a, RawReentrant, ThreadId, T>;
type InnerMapped<'a, T> = lock_api::MappedReentrantMutexGuard<'a, RawReentrant, ThreadId, T>;

pub struct ReentrantMutex<T: ?Sized> {
    holds: Holds,
    inner: Inner<T>,
}

/// What the owner of the lock knows of its takings; nobody else reads it.
struct Holds {
    /// The lock's number.
    lock: AtomicU16,
    /// How many guards there are.
    count: AtomicU32,
}

impl Holds {
    /// One more guard was made.
    fn begin(&self, how: How) {
        if self.count.fetch_add(1, Ordering::Relaxed) == 0 {
            self.lock.store(last_acquired(), Ordering::Relaxed);
        } else {
            enter_again(self.lock.load(Ordering::Relaxed), how);
        }
    }

    /// A guard is about to go. The last one gives the lock itself back, which tells that.
    fn end(&self, value: Option<i64>) {
        let lock = self.lock.load(Ordering::Relaxed);
        leave(lock, value);
        if self.count.fetch_sub(1, Ordering::Relaxed) > 1 {
            leave_again(lock);
        }
    }

    fn touch(&self) {
        touch(self.lock.load(Ordering::Relaxed), false);
    }
}

/// Begins a hold again when `lock_api` has taken the lock again, by a panic too.
struct BeginAgain<'a>(&'a Holds);

impl Drop for BeginAgain<'_> {
    fn drop(&mut self) {
        self.0.begin(How::Lock);
    }
}

impl<T> ReentrantMutex<T> {
    pub const fn new(value: T) -> Self {
        let holds = Holds { lock: AtomicU16::new(0), count: AtomicU32::new(0) };
        ReentrantMutex { holds, inner: Inner::new(value) }
    }

    pub fn into_inner(self) -> T {
        self.inner.into_inner()
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    fn guard<'a>(&'a self, guard: InnerGuard<'a, T>, how: How) -> ReentrantMutexGuard<'a, T> {
        self.holds.begin(how);
        ReentrantMutexGuard { inner: Some(guard), holds: &self.holds, mutex: self }
    }

    #[track_caller]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        at(Location::caller());
        self.guard(self.inner.lock(), How::Lock)
    }

    #[track_caller]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {
        at(Location::caller());
        Some(self.guard(self.inner.try_lock()?, How::Try))
    }

    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<ReentrantMutexGuard<'_, T>> {
        at(Location::caller());
        Some(self.guard(self.inner.try_lock_for(timeout)?, How::Timed))
    }

    #[track_caller]
    pub fn try_lock_until(&self, timeout: Instant) -> Option<ReentrantMutexGuard<'_, T>> {
        at(Location::caller());
        Some(self.guard(self.inner.try_lock_until(timeout)?, How::Timed))
    }

    #[track_caller]
    pub fn is_locked(&self) -> bool {
        at(Location::caller());
        self.inner.is_locked()
    }

    pub fn is_owned_by_current_thread(&self) -> bool {
        self.inner.is_owned_by_current_thread()
    }

    pub const fn get_mut(&mut self) -> &mut T {
        self.inner.get_mut()
    }

    pub const fn data_ptr(&self) -> *mut T {
        self.inner.data_ptr()
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
    #[track_caller]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Through this lock's own calls, so that the taking is told.
        match self.try_lock() {
            Some(guard) => f.debug_struct("ReentrantMutex").field("data", &guard.inner()).finish(),
            None => f.debug_struct("ReentrantMutex").field("data", &format_args!("<locked>")).finish(),
        }
    }
}

#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    inner: Option<InnerGuard<'a, T>>,
    holds: &'a Holds,
    mutex: &'a ReentrantMutex<T>,
}

#[must_use = "if unused the ReentrantMutex will immediately unlock"]
pub struct MappedReentrantMutexGuard<'a, T: ?Sized> {
    inner: Option<InnerMapped<'a, T>>,
    holds: &'a Holds,
}

/// What both guards do alike; `$rest` is what a guard knows besides.
macro_rules! guard {
    ($guard:ident, $inner:ident $(, $rest:ident)?) => {
        impl<'a, T: ?Sized + 'a> $guard<'a, T> {
            fn inner(&self) -> &$inner<'a, T> {
                match &self.inner {
                    Some(guard) => guard,
                    None => unreachable!("a guard is whole until it is consumed"),
                }
            }

            /// The guard of `lock_api`, to be consumed.
            fn take(&mut self) -> $inner<'a, T> {
                match self.inner.take() {
                    Some(guard) => guard,
                    None => unreachable!("a guard is consumed once"),
                }
            }

            pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(mut s: Self, f: F) -> MappedReentrantMutexGuard<'a, U> {
                MappedReentrantMutexGuard { inner: Some($inner::map(s.take(), f)), holds: s.holds }
            }

            /// # Errors
            /// The guard itself, where `f` answers `None`.
            pub fn try_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(
                mut s: Self,
                f: F,
            ) -> Result<MappedReentrantMutexGuard<'a, U>, Self> {
                let holds = s.holds;
                match $inner::try_map(s.take(), f) {
                    Ok(guard) => Ok(MappedReentrantMutexGuard { inner: Some(guard), holds }),
                    Err(guard) => Err($guard { inner: Some(guard), holds $(, $rest: s.$rest)? }),
                }
            }

            /// # Errors
            /// The guard itself and the error of `f`.
            pub fn try_map_or_err<U: ?Sized, F: FnOnce(&T) -> Result<&U, E>, E>(
                mut s: Self,
                f: F,
            ) -> Result<MappedReentrantMutexGuard<'a, U>, (Self, E)> {
                let holds = s.holds;
                match $inner::try_map_or_err(s.take(), f) {
                    Ok(guard) => Ok(MappedReentrantMutexGuard { inner: Some(guard), holds }),
                    Err((guard, error)) => {
                        Err(($guard { inner: Some(guard), holds $(, $rest: s.$rest)? }, error))
                    }
                }
            }

            #[track_caller]
            pub fn unlock_fair(mut s: Self) {
                at(Location::caller());
                let guard = s.take();
                s.holds.end(observe(&*guard));
                $inner::unlock_fair(guard);
            }
        }

        impl<T: ?Sized> Deref for $guard<'_, T> {
            type Target = T;

            #[track_caller]
            fn deref(&self) -> &T {
                at(Location::caller());
                self.holds.touch();
                self.inner()
            }
        }

        impl<T: ?Sized> Drop for $guard<'_, T> {
            fn drop(&mut self) {
                if let Some(guard) = self.inner.take() {
                    self.holds.end(observe(&*guard));
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

guard!(ReentrantMutexGuard, InnerGuard, mutex);
guard!(MappedReentrantMutexGuard, InnerMapped);

impl<'a, T: ?Sized + 'a> ReentrantMutexGuard<'a, T> {
    pub fn remutex(s: &Self) -> &'a ReentrantMutex<T> {
        s.mutex
    }

    /// Ends this hold around `work`, which gives the lock back for so long.
    fn ended<U>(s: &mut Self, work: impl FnOnce(&mut InnerGuard<'a, T>) -> U) -> U {
        let value = observe(&**s.inner());
        s.holds.end(value);
        let _again = BeginAgain(s.holds);
        match &mut s.inner {
            Some(guard) => work(guard),
            None => unreachable!("a guard is whole until it is consumed"),
        }
    }

    #[track_caller]
    pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        at(Location::caller());
        Self::ended(s, |guard| InnerGuard::unlocked(guard, f))
    }

    #[track_caller]
    pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
        at(Location::caller());
        Self::ended(s, |guard| InnerGuard::unlocked_fair(guard, f))
    }

    #[track_caller]
    pub fn bump(s: &mut Self) {
        at(Location::caller());
        // Of several holds none is given up.
        if s.holds.count.load(Ordering::Relaxed) == 1 {
            Self::ended(s, InnerGuard::bump);
        }
    }
}
