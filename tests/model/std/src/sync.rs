//! `std::sync`. `Arc` is the real one: a modelled one could not become an `Arc<dyn Trait>`.

#[cfg(feature = "modelled")]
mod barrier;
#[cfg(feature = "modelled")]
mod lazy_lock;
#[cfg(feature = "modelled")]
pub mod mpsc;
#[cfg(feature = "modelled")]
mod once;
#[cfg(feature = "modelled")]
mod once_lock;
#[cfg(feature = "modelled")]
mod poison;

#[cfg(feature = "modelled")]
mod backing {
    pub use super::barrier::{Barrier, BarrierWaitResult};
    pub use super::lazy_lock::LazyLock;
    #[expect(deprecated, reason = "old names are names too")]
    pub use super::once::ONCE_INIT;
    pub use super::once::{Once, OnceState};
    pub use super::once_lock::OnceLock;
    pub use super::poison::condvar::{Condvar, WaitTimeoutResult};
    pub use super::poison::mutex::{Mutex, MutexGuard};
    pub use super::poison::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
}
#[cfg(not(feature = "modelled"))]
use ::std::sync as backing;

pub use ::std::sync::{Arc, LockResult, PoisonError, TryLockError, TryLockResult, Weak};
#[expect(deprecated, reason = "old names are names too")]
pub use backing::ONCE_INIT;
pub use backing::{
    Barrier, BarrierWaitResult, Condvar, LazyLock, Mutex, MutexGuard, Once, OnceLock, OnceState, RwLock,
    RwLockReadGuard, RwLockWriteGuard, WaitTimeoutResult,
};
pub use shadow_core::sync::atomic;

#[cfg(not(feature = "modelled"))]
pub mod mpsc {
    pub use ::std::sync::mpsc::{
        IntoIter, Iter, Receiver, RecvError, RecvTimeoutError, SendError, Sender, SyncSender, TryIter,
        TryRecvError, TrySendError, channel, sync_channel,
    };
}
