//! What all guards share: a `lock_api` guard that knows the number of its lock, so that reaching the data is seen,
//! and what the data is worth when the lock is given back.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;

use threadbare_runtime::{at, last_acquired, leave, observe, touch, touch_at, trace::Object};

/// A guard of `lock_api`, `G`, seen.
pub(crate) struct Seen<G: Deref> {
    /// Gone once the guard was turned into another one.
    guard: Option<G>,
    lock: Object,
    written: bool,
}

impl<G: Deref> Seen<G> {
    /// For the guard that was made just now.
    pub(crate) fn new(guard: G) -> Self {
        Seen { guard: Some(guard), lock: last_acquired(), written: false }
    }

    /// For a guard that was made earlier, of a lock that is known.
    pub(crate) fn of(lock: Object, guard: G) -> Self {
        Seen { guard: Some(guard), lock, written: false }
    }

    pub(crate) fn lock(&self) -> Object {
        self.lock
    }

    fn inner(&self) -> &G {
        match &self.guard {
            Some(guard) => guard,
            None => unreachable!("a guard is whole until it is consumed"),
        }
    }

    /// The guard itself, to be consumed; what was written is told first.
    pub(crate) fn take(mut self) -> G {
        self.tell();
        match self.guard.take() {
            Some(guard) => guard,
            None => unreachable!("a guard is consumed once"),
        }
    }

    /// The guard itself, for a call that gives the lock back for a while.
    #[track_caller]
    pub(crate) fn let_go(&mut self) -> &mut G {
        at(Location::caller());
        self.tell();
        match &mut self.guard {
            Some(guard) => guard,
            None => unreachable!("a guard is whole until it is consumed"),
        }
    }

    /// The guard itself, for a question that does not reach the data.
    pub(crate) fn quietly(&self) -> &G {
        self.inner()
    }

    fn tell(&mut self) {
        if std::mem::take(&mut self.written) {
            leave(self.lock, observe(&**self.inner()));
        }
    }

    #[track_caller]
    pub(crate) fn read(&self) -> &G::Target {
        touch_at(Location::caller(), self.lock, false);
        self.inner()
    }

    #[track_caller]
    pub(crate) fn write(&mut self) -> &mut G::Target
    where
        G: DerefMut,
    {
        touch_at(Location::caller(), self.lock, true);
        self.written = true;
        match &mut self.guard {
            Some(guard) => guard,
            None => unreachable!("a guard is whole until it is consumed"),
        }
    }
}

/// Lets `f` at the data of `lock`, where `lock_api` hands it out without a guard.
pub(crate) fn reach<T: ?Sized, R>(lock: Object, data: &mut T, f: impl FnOnce(&mut T) -> R) -> R {
    touch(lock, true);
    let result = f(data);
    leave(lock, observe(data));
    result
}

impl<G: Deref> Drop for Seen<G> {
    fn drop(&mut self) {
        if self.guard.is_some() {
            self.tell();
        }
    }
}

impl<G: Deref + fmt::Debug> fmt::Debug for Seen<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner().fmt(f)
    }
}

impl<G: Deref + fmt::Display> fmt::Display for Seen<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner().fmt(f)
    }
}

/// The traits of a guard type, over its only field.
macro_rules! guard_traits {
    ($guard:ident $(, $write:ident)?) => {
        impl<T: ?Sized> std::ops::Deref for $guard<'_, T> {
            type Target = T;

            #[track_caller]
            fn deref(&self) -> &T {
                self.0.read()
            }
        }

        $(impl<T: ?Sized> std::ops::DerefMut for $guard<'_, T> {
            #[track_caller]
            fn deref_mut(&mut self) -> &mut T {
                self.0.$write()
            }
        })?

        impl<T: ?Sized + std::fmt::Debug> std::fmt::Debug for $guard<'_, T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(self.0.quietly(), f)
            }
        }

        impl<T: ?Sized + std::fmt::Display> std::fmt::Display for $guard<'_, T> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self.0.quietly(), f)
            }
        }
    };
}

/// What every guard can be turned into. `$from` is the inner guard's type; `$rest` is the field after it, if there
/// is one.
macro_rules! guard_maps {
    ($guard:ident, $mapped:ident, $from:ty, ($($reference:tt)+) $(, $rest:tt)?) => {
        pub fn map<U: ?Sized, F: FnOnce($($reference)+ T) -> $($reference)+ U>(s: Self, f: F) -> $mapped<'a, U> {
            let lock = s.0.lock();
            $mapped($crate::guard::Seen::of(lock, <$from>::map(s.0.take(), f)))
        }

        /// # Errors
        /// The guard itself, where `f` answers `None`.
        pub fn try_map<U: ?Sized, F: FnOnce($($reference)+ T) -> Option<$($reference)+ U>>(
            s: Self,
            f: F,
        ) -> Result<$mapped<'a, U>, Self> {
            let lock = s.0.lock();
            match <$from>::try_map(s.0.take(), f) {
                Ok(guard) => Ok($mapped($crate::guard::Seen::of(lock, guard))),
                Err(guard) => Err($guard($crate::guard::Seen::of(lock, guard) $(, s.$rest)?)),
            }
        }

        /// # Errors
        /// The guard itself and the error of `f`.
        pub fn try_map_or_err<U: ?Sized, F: FnOnce($($reference)+ T) -> Result<$($reference)+ U, E>, E>(
            s: Self,
            f: F,
        ) -> Result<$mapped<'a, U>, (Self, E)> {
            let lock = s.0.lock();
            match <$from>::try_map_or_err(s.0.take(), f) {
                Ok(guard) => Ok($mapped($crate::guard::Seen::of(lock, guard))),
                Err((guard, error)) => {
                    Err(($guard($crate::guard::Seen::of(lock, guard) $(, s.$rest)?), error))
                }
            }
        }

        #[track_caller]
        pub fn unlock_fair(s: Self) {
            threadbare_runtime::at(std::panic::Location::caller());
            <$from>::unlock_fair(s.0.take());
        }
    };
}

/// The calls of a guard that give the lock back for a while.
macro_rules! guard_lets_go {
    ($from:ty) => {
        #[track_caller]
        pub fn unlocked<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
            <$from>::unlocked(s.0.let_go(), f)
        }

        #[track_caller]
        pub fn unlocked_fair<F: FnOnce() -> U, U>(s: &mut Self, f: F) -> U {
            <$from>::unlocked_fair(s.0.let_go(), f)
        }

        #[track_caller]
        pub fn bump(s: &mut Self) {
            <$from>::bump(s.0.let_go());
        }
    };
}

pub(crate) use {guard_lets_go, guard_maps, guard_traits};
