//! `std::time`, in virtual time.

#[cfg(feature = "modelled")]
mod system_time;

pub use ::std::time::{Duration, TryFromFloatSecsError};

#[cfg(not(feature = "modelled"))]
pub use ::std::time::{Instant, SystemTime, SystemTimeError, UNIX_EPOCH};
#[cfg(feature = "modelled")]
pub use system_time::{SystemTime, SystemTimeError, UNIX_EPOCH};
#[cfg(feature = "modelled")]
pub use threadbare_runtime::Instant;
