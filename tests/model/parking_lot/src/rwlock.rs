//! `RwLock` and `RecursiveRwLock`, whose readers get in past waiting writers.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use threadbare_runtime::{Instant, RawRecursiveRwLock, RawRwLock, at};

use crate::guard::{Seen, guard_lets_go, guard_maps, guard_traits};

macro_rules! rwlock {
    ($lock:ident, $read:ident, $write:ident, $upgradable:ident, $mapped_read:ident, $mapped_write:ident, $raw:ty) => {
        pub struct $lock<T: ?Sized> {
            inner: lock_api::RwLock<$raw, T>,
        }

        impl<T> $lock<T> {
            pub const fn new(value: T) -> Self {
                $lock { inner: lock_api::RwLock::new(value) }
            }

            pub fn into_inner(self) -> T {
                self.inner.into_inner()
            }
        }

        impl<T: ?Sized> $lock<T> {
            #[track_caller]
            pub fn read(&self) -> $read<'_, T> {
                at(Location::caller());
                $read(Seen::new(self.inner.read()))
            }

            #[track_caller]
            pub fn try_read(&self) -> Option<$read<'_, T>> {
                at(Location::caller());
                Some($read(Seen::new(self.inner.try_read()?)))
            }

            #[track_caller]
            pub fn try_read_for(&self, timeout: Duration) -> Option<$read<'_, T>> {
                at(Location::caller());
                Some($read(Seen::new(self.inner.try_read_for(timeout)?)))
            }

            #[track_caller]
            pub fn try_read_until(&self, timeout: Instant) -> Option<$read<'_, T>> {
                at(Location::caller());
                Some($read(Seen::new(self.inner.try_read_until(timeout)?)))
            }

            #[track_caller]
            pub fn write(&self) -> $write<'_, T> {
                at(Location::caller());
                $write(Seen::new(self.inner.write()))
            }

            #[track_caller]
            pub fn try_write(&self) -> Option<$write<'_, T>> {
                at(Location::caller());
                Some($write(Seen::new(self.inner.try_write()?)))
            }

            #[track_caller]
            pub fn try_write_for(&self, timeout: Duration) -> Option<$write<'_, T>> {
                at(Location::caller());
                Some($write(Seen::new(self.inner.try_write_for(timeout)?)))
            }

            #[track_caller]
            pub fn try_write_until(&self, timeout: Instant) -> Option<$write<'_, T>> {
                at(Location::caller());
                Some($write(Seen::new(self.inner.try_write_until(timeout)?)))
            }

            #[track_caller]
            pub fn upgradable_read(&self) -> $upgradable<'_, T> {
                at(Location::caller());
                $upgradable(Seen::new(self.inner.upgradable_read()))
            }

            #[track_caller]
            pub fn try_upgradable_read(&self) -> Option<$upgradable<'_, T>> {
                at(Location::caller());
                Some($upgradable(Seen::new(self.inner.try_upgradable_read()?)))
            }

            #[track_caller]
            pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<$upgradable<'_, T>> {
                at(Location::caller());
                Some($upgradable(Seen::new(self.inner.try_upgradable_read_for(timeout)?)))
            }

            #[track_caller]
            pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<$upgradable<'_, T>> {
                at(Location::caller());
                Some($upgradable(Seen::new(self.inner.try_upgradable_read_until(timeout)?)))
            }

            #[track_caller]
            pub fn is_locked(&self) -> bool {
                at(Location::caller());
                self.inner.is_locked()
            }

            #[track_caller]
            pub fn is_locked_exclusive(&self) -> bool {
                at(Location::caller());
                self.inner.is_locked_exclusive()
            }

            pub fn get_mut(&mut self) -> &mut T {
                self.inner.get_mut()
            }
        }

        impl<T: Default> Default for $lock<T> {
            fn default() -> Self {
                $lock::new(T::default())
            }
        }

        impl<T> From<T> for $lock<T> {
            fn from(value: T) -> Self {
                $lock::new(value)
            }
        }

        impl<T: ?Sized + fmt::Debug> fmt::Debug for $lock<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.inner.fmt(f)
            }
        }

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $read<'a, T: ?Sized>(Seen<lock_api::RwLockReadGuard<'a, $raw, T>>);

        impl<'a, T: ?Sized + 'a> $read<'a, T> {
            guard_maps!($read, $mapped_read, lock_api::RwLockReadGuard<'a, $raw, T>, (&));
            guard_lets_go!(lock_api::RwLockReadGuard<'a, $raw, T>);
        }

        guard_traits!($read);

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $write<'a, T: ?Sized>(Seen<lock_api::RwLockWriteGuard<'a, $raw, T>>);

        impl<'a, T: ?Sized + 'a> $write<'a, T> {
            guard_maps!($write, $mapped_write, lock_api::RwLockWriteGuard<'a, $raw, T>, (&mut));
            guard_lets_go!(lock_api::RwLockWriteGuard<'a, $raw, T>);

            #[track_caller]
            pub fn downgrade(s: Self) -> $read<'a, T> {
                at(Location::caller());
                $read(Seen::new(lock_api::RwLockWriteGuard::downgrade(s.0.take())))
            }

            #[track_caller]
            pub fn downgrade_to_upgradable(s: Self) -> $upgradable<'a, T> {
                at(Location::caller());
                $upgradable(Seen::new(lock_api::RwLockWriteGuard::downgrade_to_upgradable(s.0.take())))
            }
        }

        guard_traits!($write, write);

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $upgradable<'a, T: ?Sized>(Seen<lock_api::RwLockUpgradableReadGuard<'a, $raw, T>>);

        impl<'a, T: ?Sized + 'a> $upgradable<'a, T> {
            guard_lets_go!(lock_api::RwLockUpgradableReadGuard<'a, $raw, T>);

            #[track_caller]
            pub fn unlock_fair(s: Self) {
                at(Location::caller());
                lock_api::RwLockUpgradableReadGuard::unlock_fair(s.0.take());
            }

            #[track_caller]
            pub fn upgrade(s: Self) -> $write<'a, T> {
                at(Location::caller());
                $write(Seen::new(lock_api::RwLockUpgradableReadGuard::upgrade(s.0.take())))
            }

            /// # Errors
            /// The guard itself, where somebody reads.
            #[track_caller]
            pub fn try_upgrade(s: Self) -> Result<$write<'a, T>, Self> {
                at(Location::caller());
                let lock = s.0.lock();
                match lock_api::RwLockUpgradableReadGuard::try_upgrade(s.0.take()) {
                    Ok(guard) => Ok($write(Seen::new(guard))),
                    Err(guard) => Err($upgradable(Seen::of(lock, guard))),
                }
            }

            /// # Errors
            /// The guard itself, where somebody still reads after `timeout`.
            #[track_caller]
            pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<$write<'a, T>, Self> {
                at(Location::caller());
                let lock = s.0.lock();
                match lock_api::RwLockUpgradableReadGuard::try_upgrade_for(s.0.take(), timeout) {
                    Ok(guard) => Ok($write(Seen::new(guard))),
                    Err(guard) => Err($upgradable(Seen::of(lock, guard))),
                }
            }

            /// # Errors
            /// The guard itself, where somebody still reads at `timeout`.
            #[track_caller]
            pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<$write<'a, T>, Self> {
                at(Location::caller());
                let lock = s.0.lock();
                match lock_api::RwLockUpgradableReadGuard::try_upgrade_until(s.0.take(), timeout) {
                    Ok(guard) => Ok($write(Seen::new(guard))),
                    Err(guard) => Err($upgradable(Seen::of(lock, guard))),
                }
            }

            #[track_caller]
            pub fn downgrade(s: Self) -> $read<'a, T> {
                at(Location::caller());
                $read(Seen::new(lock_api::RwLockUpgradableReadGuard::downgrade(s.0.take())))
            }

            #[track_caller]
            pub fn with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> R {
                self.0.let_go().with_upgraded(f)
            }

            #[track_caller]
            pub fn try_with_upgraded<R, F: FnOnce(&mut T) -> R>(&mut self, f: F) -> Option<R> {
                self.0.let_go().try_with_upgraded(f)
            }
        }

        guard_traits!($upgradable);

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $mapped_read<'a, T: ?Sized>(Seen<lock_api::MappedRwLockReadGuard<'a, $raw, T>>);

        impl<'a, T: ?Sized + 'a> $mapped_read<'a, T> {
            guard_maps!($mapped_read, $mapped_read, lock_api::MappedRwLockReadGuard<'a, $raw, T>, (&));
        }

        guard_traits!($mapped_read);

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $mapped_write<'a, T: ?Sized>(Seen<lock_api::MappedRwLockWriteGuard<'a, $raw, T>>);

        impl<'a, T: ?Sized + 'a> $mapped_write<'a, T> {
            guard_maps!($mapped_write, $mapped_write, lock_api::MappedRwLockWriteGuard<'a, $raw, T>, (&mut));
        }

        guard_traits!($mapped_write, write);
    };
}

rwlock!(
    RwLock,
    RwLockReadGuard,
    RwLockWriteGuard,
    RwLockUpgradableReadGuard,
    MappedRwLockReadGuard,
    MappedRwLockWriteGuard,
    RawRwLock
);
rwlock!(
    RecursiveRwLock,
    RecursiveRwLockReadGuard,
    RecursiveRwLockWriteGuard,
    RecursiveRwLockUpgradableReadGuard,
    MappedRecursiveRwLockReadGuard,
    MappedRecursiveRwLockWriteGuard,
    RawRecursiveRwLock
);
