//! `std::sync::mpsc`.

#[cfg(feature = "modelled")]
mod channel;
#[cfg(feature = "modelled")]
mod ends;

#[cfg(not(feature = "modelled"))]
use ::std::sync::mpsc as backing;
#[cfg(feature = "modelled")]
use ends as backing;

pub use ::std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
pub use backing::{IntoIter, Iter, Receiver, Sender, SyncSender, TryIter, channel, sync_channel};
