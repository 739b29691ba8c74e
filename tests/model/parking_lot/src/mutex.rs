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

            pub const fn from_raw(raw: $raw, value: T) -> Self {
                $mutex { inner: lock_api::Mutex::from_raw(raw, value) }
            }

            pub fn into_inner(self) -> T {
                self.inner.into_inner()
            }

            pub fn into_inner_with_raw(self) -> ($raw, T) {
                self.inner.into_inner_with_raw()
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

            pub const fn get_mut(&mut self) -> &mut T {
                self.inner.get_mut()
            }

            pub const fn data_ptr(&self) -> *mut T {
                self.inner.data_ptr()
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
            guard_maps!($guard, $mapped, lock_api::MutexGuard<'a, $raw, T>, (&mut), 1);
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
