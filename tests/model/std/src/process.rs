//! `std::process`: how this one ends. No other one can be started.

pub use ::std::process::{ExitCode, Termination};

#[cfg(not(feature = "modelled"))]
pub use ::std::process::{abort, exit};

#[cfg(feature = "modelled")]
#[track_caller]
pub fn exit(code: i32) -> ! {
    threadbare_runtime::at(std::panic::Location::caller());
    threadbare_runtime::exit(code)
}

#[cfg(feature = "modelled")]
#[track_caller]
pub fn abort() -> ! {
    threadbare_runtime::at(std::panic::Location::caller());
    threadbare_runtime::abort()
}
