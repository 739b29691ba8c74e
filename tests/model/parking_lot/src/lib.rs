//! `parking_lot` 0.13 over modelled locks: `lock_api`'s own locks and guards, each wrapped so that reaching the
//! data is seen too.

mod condvar;
mod guard;
mod mutex;
mod once;
mod remutex;
mod rwlock;

pub use lock_api;
pub use threadbare_runtime::{
    RawFairMutex, RawMutex, RawRwLock, RawRwLockRecursive, ThreadId as RawThreadId,
};

pub use crate::condvar::{Condvar, RawCondvar, WaitTimeoutResult};
pub use crate::mutex::{
    FairMutex, FairMutexGuard, MappedFairMutexGuard, MappedMutexGuard, Mutex, MutexGuard,
};
pub use crate::once::{Once, OnceState};
pub use crate::remutex::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
pub use crate::rwlock::{
    MappedRecursiveRwLockReadGuard, MappedRecursiveRwLockWriteGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, RecursiveRwLock, RecursiveRwLockReadGuard, RecursiveRwLockUpgradableReadGuard,
    RecursiveRwLockWriteGuard, RwLock, RwLockReadGuard, RwLockUpgradableReadGuard, RwLockWriteGuard,
};
