//! `std::thread`.

#[cfg(feature = "modelled")]
mod builder;
#[cfg(feature = "modelled")]
mod functions;
#[cfg(feature = "modelled")]
mod id;
#[cfg(feature = "modelled")]
mod join_handle;
#[cfg(feature = "modelled")]
pub(crate) mod local;
#[cfg(feature = "modelled")]
mod scoped;
#[cfg(feature = "modelled")]
#[expect(clippy::module_inception, reason = "the name that the real one has")]
mod thread;

#[cfg(feature = "modelled")]
mod backing {
    pub use super::builder::Builder;
    pub use super::functions::*;
    pub use super::id::ThreadId;
    pub use super::join_handle::JoinHandle;
    pub use super::local::{AccessError, LocalKey};
    pub use super::scoped::{Scope, ScopedJoinHandle, scope};
    pub use super::thread::Thread;
}
#[cfg(not(feature = "modelled"))]
use ::std::thread as backing;

pub use ::std::thread::Result;
pub use backing::{
    AccessError, Builder, JoinHandle, LocalKey, Scope, ScopedJoinHandle, Thread, ThreadId,
    available_parallelism, current, panicking, park, park_timeout, scope, sleep, spawn, yield_now,
};
#[expect(deprecated, reason = "old names are names too")]
pub use backing::{park_timeout_ms, sleep_ms};
