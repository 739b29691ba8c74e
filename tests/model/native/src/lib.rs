//! What a program is linked with when it runs natively: the real crates, and the real items of the same list of
//! `std`.

use crossbeam_channel as _;
use ctrlc as _;
use parking_lot as _;
use rand as _;
use shadow_core as _;
use shadow_std as _;
