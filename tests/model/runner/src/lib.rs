//! What a modelled program is linked with: everything that it may name, and the way in. A generated main lists the
//! program's entries and calls [`main`].

use std::process::{ExitCode, Termination};

use crossbeam_channel as _;
use ctrlc as _;
use model_std as _;
use parking_lot as _;
use rand as _;
use shadow_core as _;

pub use threadbare_runtime::{Entry, main};

/// The exit status that main's return value stands for, as an entry answers it.
pub fn report(value: impl Termination) -> i32 {
    let code = value.report();
    (0..=u8::MAX).find(|status| ExitCode::from(*status) == code).map_or(1, i32::from)
}
