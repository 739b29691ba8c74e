//! `Mutex` and `FairMutex`.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use threadbare_runtime::{Instant, RawFairMutex, RawMutex, at};

use crate::guard::{Seen, guard_lets_go, guard_maps, guard_traits};

macro_rules! mutex {
    ($mutex:ident, $guard:ident, $mapped:ident, $raw:ty) => {
        pub struct $mutex<T: ?Sized> {
            inner: lock_api::Mutex<$raw, T>,
        }

        impl<T> $mutex<T> {
            pub const fn new(value: T) -> Self {
                $mutex { inner: lock_api::Mutex::new(value) }
            }

            pub fn into_inner(self) -> T {
                self.inner.into_inner()
            }
        }

        impl<T: ?Sized> $mutex<T> {
            #[track_caller]
            pub fn lock(&self) -> $guard<'_, T> {
                at(Location::caller());
                $guard(Seen::new(self.inner.lock()), self)
            }

            #[track_caller]
            pub fn try_lock(&self) -> Option<$guard<'_, T>> {
                at(Location::caller());
                Some($guard(Seen::new(self.inner.try_lock()?), self))
            }

            #[track_caller]
            pub fn try_lock_for(&self, timeout: Duration) -> Option<$guard<'_, T>> {
                at(Location::caller());
                Some($guard(Seen::new(self.inner.try_lock_for(timeout)?), self))
            }

            #[track_caller]
            pub fn try_lock_until(&self, timeout: Instant) -> Option<$guard<'_, T>> {
                at(Location::caller());
                Some($guard(Seen::new(self.inner.try_lock_until(timeout)?), self))
            }

            #[track_caller]
            pub fn is_locked(&self) -> bool {
                at(Location::caller());
                self.inner.is_locked()
            }

            pub fn get_mut(&mut self) -> &mut T {
                self.inner.get_mut()
            }
        }

        impl<T: Default> Default for $mutex<T> {
            fn default() -> Self {
                $mutex::new(T::default())
            }
        }

        impl<T> From<T> for $mutex<T> {
            fn from(value: T) -> Self {
                $mutex::new(value)
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $mutex<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.inner.fmt(f)
            }
        }

        #[must_use = "if unused the Mutex will immediately unlock"]
        pub struct $guard<'a, T: ?Sized>(
            pub(crate) Seen<lock_api::MutexGuard<'a, $raw, T>>,
            &'a $mutex<T>,
        );

        impl<'a, T: ?Sized + 'a> $guard<'a, T> {
            pub fn mutex(s: &Self) -> &'a $mutex<T> {
                s.1
            }

            pub fn leak(s: Self) -> &'a mut T {
                lock_api::MutexGuard::leak(s.0.take())
            }

            guard_lets_go!(lock_api::MutexGuard<'a, $raw, T>);

            pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(s: Self, f: F) -> $mapped<'a, U> {
                let lock = s.0.lock();
                $mapped(Seen::of(lock, lock_api::MutexGuard::map(s.0.take(), f)))
            }

            /// # Errors
            /// The guard itself, where `f` answers `None`.
            pub fn try_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(
                s: Self,
                f: F,
            ) -> Result<$mapped<'a, U>, Self> {
                let (lock, mutex) = (s.0.lock(), s.1);
                match lock_api::MutexGuard::try_map(s.0.take(), f) {
                    Ok(guard) => Ok($mapped(Seen::of(lock, guard))),
                    Err(guard) => Err($guard(Seen::of(lock, guard), mutex)),
                }
            }

            /// # Errors
            /// The guard itself and the error of `f`.
            pub fn try_map_or_err<U: ?Sized, F: FnOnce(&mut T) -> Result<&mut U, E>, E>(
                s: Self,
                f: F,
            ) -> Result<$mapped<'a, U>, (Self, E)> {
                let (lock, mutex) = (s.0.lock(), s.1);
                match lock_api::MutexGuard::try_map_or_err(s.0.take(), f) {
                    Ok(guard) => Ok($mapped(Seen::of(lock, guard))),
                    Err((guard, error)) => Err(($guard(Seen::of(lock, guard), mutex), error)),
                }
            }

            #[track_caller]
            pub fn unlock_fair(s: Self) {
                at(Location::caller());
                lock_api::MutexGuard::unlock_fair(s.0.take());
            }
        }

        guard_traits!($guard, write);

        #[must_use = "if unused the Mutex will immediately unlock"]
        pub struct $mapped<'a, T: ?Sized>(Seen<lock_api::MappedMutexGuard<'a, $raw, T>>);

        impl<'a, T: ?Sized + 'a> $mapped<'a, T> {
            guard_maps!($mapped, $mapped, lock_api::MappedMutexGuard<'a, $raw, T>, (&mut));
        }

        guard_traits!($mapped, write);
    };
}

mutex!(Mutex, MutexGuard, MappedMutexGuard, RawMutex);
mutex!(FairMutex, FairMutexGuard, MappedFairMutexGuard, RawFairMutex);
