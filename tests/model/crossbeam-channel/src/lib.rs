//! `crossbeam-channel` 0.5.17 over modelled threads: channels, timers and `select!`. Who may send or receive is
//! decided in [`exchange`]; waiting for one of several operations, in [`select`].

mod channel;
mod error;
mod exchange;
mod select;
mod select_macro;
mod timer;

pub use crate::channel::{
    IntoIter, Iter, Receiver, Sender, TryIter, after, at, bounded, never, tick, unbounded,
};
pub use crate::error::{
    ReadyTimeoutError, RecvError, RecvTimeoutError, SelectTimeoutError, SendError, SendTimeoutError,
    TryReadyError, TryRecvError, TrySelectError, TrySendError,
};
pub use crate::select::{Select, SelectedOperation};

/// What `select!` expands to; no part of the surface.
#[doc(hidden)]
pub mod internal {
    pub use std::prelude::v1::{None, Some};
    pub use std::{compile_error, concat, stringify};

    pub use crate::select::{Selected, no_such_case, select, select_timeout, try_select};
}
