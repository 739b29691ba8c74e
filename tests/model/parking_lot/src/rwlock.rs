//! `RwLock` and `RecursiveRwLock`, whose readers get in past waiting writers.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use threadbare_runtime::{Instant, RawRwLock, RawRwLockRecursive, at};

use crate::guard::{Seen, guard_lets_go, guard_maps, guard_traits, reach};

macro_rules! rwlock {
    ($lock:ident, $read:ident, $write:ident, $upgradable:ident, $mapped_read:ident, $mapped_write:ident, $raw:ty) => {
        pub struct $lock<T: ?Sized> {
            inner: lock_api::RwLock<$raw, T>,
        }

        impl<T> $lock<T> {
            pub const fn new(value: T) -> Self {
                $lock { inner: lock_api::RwLock::new(value) }
            }

            pub const fn from_raw(raw: $raw, value: T) -> Self {
                $lock { inner: lock_api::RwLock::from_raw(raw, value) }
            }

            pub fn into_inner(self) -> T {
                self.inner.into_inner()
            }

            pub fn into_inner_with_raw(self) -> ($raw, T) {
                self.inner.into_inner_with_raw()
            }
        }

        impl<T: ?Sized> $lock<T> {
            #[track_caller]
            pub fn read(&self) -> $read<'_, T> {
                at(Location::caller());
                $read(Seen::new(self.inner.read()), self)
            }

            #[track_caller]
            pub fn try_read(&self) -> Option<$read<'_, T>> {
                at(Location::caller());
                Some($read(Seen::new(self.inner.try_read()?), self))
            }

            #[track_caller]
            pub fn try_read_for(&self, timeout: Duration) -> Option<$read<'_, T>> {
                at(Location::caller());
                Some($read(Seen::new(self.inner.try_read_for(timeout)?), self))
            }

            #[track_caller]
            pub fn try_read_until(&self, timeout: Instant) -> Option<$read<'_, T>> {
                at(Location::caller());
                Some($read(Seen::new(self.inner.try_read_until(timeout)?), self))
            }

            #[track_caller]
            pub fn write(&self) -> $write<'_, T> {
                at(Location::caller());
                $write(Seen::new(self.inner.write()), self)
            }

            #[track_caller]
            pub fn try_write(&self) -> Option<$write<'_, T>> {
                at(Location::caller());
                Some($write(Seen::new(self.inner.try_write()?), self))
            }

            #[track_caller]
            pub fn try_write_for(&self, timeout: Duration) -> Option<$write<'_, T>> {
                at(Location::caller());
                Some($write(Seen::new(self.inner.try_write_for(timeout)?), self))
            }

            #[track_caller]
            pub fn try_write_until(&self, timeout: Instant) -> Option<$write<'_, T>> {
                at(Location::caller());
                Some($write(Seen::new(self.inner.try_write_until(timeout)?), self))
            }

            #[track_caller]
            pub fn upgradable_read(&self) -> $upgradable<'_, T> {
                at(Location::caller());
                $upgradable(Seen::new(self.inner.upgradable_read()), self)
            }

            #[track_caller]
            pub fn try_upgradable_read(&self) -> Option<$upgradable<'_, T>> {
                at(Location::caller());
                Some($upgradable(Seen::new(self.inner.try_upgradable_read()?), self))
            }

            #[track_caller]
            pub fn try_upgradable_read_for(&self, timeout: Duration) -> Option<$upgradable<'_, T>> {
                at(Location::caller());
                Some($upgradable(Seen::new(self.inner.try_upgradable_read_for(timeout)?), self))
            }

            #[track_caller]
            pub fn try_upgradable_read_until(&self, timeout: Instant) -> Option<$upgradable<'_, T>> {
                at(Location::caller());
                Some($upgradable(Seen::new(self.inner.try_upgradable_read_until(timeout)?), self))
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

            pub const fn get_mut(&mut self) -> &mut T {
                self.inner.get_mut()
            }

            pub const fn data_ptr(&self) -> *mut T {
                self.inner.data_ptr()
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
        pub struct $read<'a, T: ?Sized>(Seen<lock_api::RwLockReadGuard<'a, $raw, T>>, &'a $lock<T>);

        impl<'a, T: ?Sized + 'a> $read<'a, T> {
            pub fn rwlock(s: &Self) -> &'a $lock<T> {
                s.1
            }

            guard_maps!($read, $mapped_read, lock_api::RwLockReadGuard<'a, $raw, T>, (&), 1);
            guard_lets_go!(lock_api::RwLockReadGuard<'a, $raw, T>);
        }

        guard_traits!($read);

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $write<'a, T: ?Sized>(Seen<lock_api::RwLockWriteGuard<'a, $raw, T>>, &'a $lock<T>);

        impl<'a, T: ?Sized + 'a> $write<'a, T> {
            pub fn rwlock(s: &Self) -> &'a $lock<T> {
                s.1
            }

            guard_maps!($write, $mapped_write, lock_api::RwLockWriteGuard<'a, $raw, T>, (&mut), 1);
            guard_lets_go!(lock_api::RwLockWriteGuard<'a, $raw, T>);

            #[track_caller]
            pub fn downgrade(s: Self) -> $read<'a, T> {
                at(Location::caller());
                $read(Seen::new(lock_api::RwLockWriteGuard::downgrade(s.0.take())), s.1)
            }

            #[track_caller]
            pub fn downgrade_to_upgradable(s: Self) -> $upgradable<'a, T> {
                at(Location::caller());
                $upgradable(Seen::new(lock_api::RwLockWriteGuard::downgrade_to_upgradable(s.0.take())), s.1)
            }
        }

        guard_traits!($write, write);

        #[must_use = "if unused the RwLock will immediately unlock"]
        pub struct $upgradable<'a, T: ?Sized>(Seen<lock_api::RwLockUpgradableReadGuard<'a, $raw, T>>, &'a $lock<T>);

        impl<'a, T: ?Sized + 'a> $upgradable<'a, T> {
            pub fn rwlock(s: &Self) -> &'a $lock<T> {
                s.1
            }

            guard_lets_go!(lock_api::RwLockUpgradableReadGuard<'a, $raw, T>);

            #[track_caller]
            pub fn unlock_fair(s: Self) {
                at(Location::caller());
                lock_api::RwLockUpgradableReadGuard::unlock_fair(s.0.take());
            }

            #[track_caller]
            pub fn upgrade(s: Self) -> $write<'a, T> {
                at(Location::caller());
                $write(Seen::new(lock_api::RwLockUpgradableReadGuard::upgrade(s.0.take())), s.1)
            }

            /// # Errors
            /// The guard itself, where somebody reads.
            #[track_caller]
            pub fn try_upgrade(s: Self) -> Result<$write<'a, T>, Self> {
                at(Location::caller());
                let lock = s.0.lock();
                match lock_api::RwLockUpgradableReadGuard::try_upgrade(s.0.take()) {
                    Ok(guard) => Ok($write(Seen::new(guard), s.1)),
                    Err(guard) => Err($upgradable(Seen::of(lock, guard), s.1)),
                }
            }

            /// # Errors
            /// The guard itself, where somebody still reads after `timeout`.
            #[track_caller]
            pub fn try_upgrade_for(s: Self, timeout: Duration) -> Result<$write<'a, T>, Self> {
                at(Location::caller());
                let lock = s.0.lock();
                match lock_api::RwLockUpgradableReadGuard::try_upgrade_for(s.0.take(), timeout) {
                    Ok(guard) => Ok($write(Seen::new(guard), s.1)),
                    Err(guard) => Err($upgradable(Seen::of(lock, guard), s.1)),
                }
            }

            /// # Errors
            /// The guard itself, where somebody still reads at `timeout`.
            #[track_caller]
            pub fn try_upgrade_until(s: Self, timeout: Instant) -> Result<$write<'a, T>, Self> {
                at(Location::caller());
                let lock = s.0.lock();
                match lock_api::RwLockUpgradableReadGuard::try_upgrade_until(s.0.take(), timeout) {
                    Ok(guard) => Ok($write(Seen::new(guard), s.1)),
                    Err(guard) => Err($upgradable(Seen::of(lock, guard), s.1)),
                }
            }

            #[track_caller]
            pub fn downgrade(s: Self) -> $read<'a, T> {
                at(Location::caller());
                $read(Seen::new(lock_api::RwLockUpgradableReadGuard::downgrade(s.0.take())), s.1)
            }

            #[track_caller]
            pub fn with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Ret {
                let lock = self.0.lock();
                self.0.let_go().with_upgraded(|data| reach(lock, data, f))
            }

            #[track_caller]
            pub fn try_with_upgraded<Ret, F: FnOnce(&mut T) -> Ret>(&mut self, f: F) -> Option<Ret> {
                let lock = self.0.lock();
                self.0.let_go().try_with_upgraded(|data| reach(lock, data, f))
            }

            #[track_caller]
            pub fn try_with_upgraded_for<Ret, F: FnOnce(&mut T) -> Ret>(
                &mut self,
                timeout: Duration,
                f: F,
            ) -> Option<Ret> {
                let lock = self.0.lock();
                self.0.let_go().try_with_upgraded_for(timeout, |data| reach(lock, data, f))
            }

            #[track_caller]
            pub fn try_with_upgraded_until<Ret, F: FnOnce(&mut T) -> Ret>(
                &mut self,
                timeout: Instant,
                f: F,
            ) -> Option<Ret> {
                let lock = self.0.lock();
                self.0.let_go().try_with_upgraded_until(timeout, |data| reach(lock, data, f))
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
    RawRwLockRecursive
);
