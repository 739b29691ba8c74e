//! `std::alloc` without what allocates by hand.

#[expect(deprecated, reason = "old names are names too")]
pub use ::std::alloc::LayoutErr;
pub use ::std::alloc::{Layout, LayoutError};
