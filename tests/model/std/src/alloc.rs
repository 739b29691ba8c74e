//! `std::alloc` without what allocates by hand.

pub use ::std::alloc::{Layout, LayoutError};
