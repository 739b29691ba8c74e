//! Locks that remember a panic. The data and the borrow checker's promises are those of `lock_api`.

pub(super) mod condvar;
pub(super) mod mutex;
pub(super) mod rwlock;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LockResult, PoisonError};

use threadbare_runtime::is_panicking;
use threadbare_runtime::trace::{Object, What};

/// Whether a panic has gone through the lock. Real: it is only looked at by whoever holds or asks.
pub(super) struct Flag(AtomicBool);

/// What a guard knows from when it was made.
#[derive(Clone, Copy)]
pub(super) struct Since {
    panicking: bool,
}

impl Flag {
    pub(super) const fn new() -> Flag {
        Flag(AtomicBool::new(false))
    }

    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    pub(super) fn clear(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// A guard is made.
    pub(super) fn guard() -> Since {
        Since { panicking: is_panicking() }
    }

    /// A guard that could write is dropped.
    pub(super) fn done(&self, since: Since, lock: Object) {
        if !since.panicking && is_panicking() && !self.0.swap(true, Ordering::Relaxed) {
            threadbare_runtime::record(What::Poisoned { lock });
        }
    }

    /// The result of an operation on the lock.
    pub(super) fn wrap<T>(&self, value: T) -> LockResult<T> {
        if self.get() { Err(PoisonError::new(value)) } else { Ok(value) }
    }
}
