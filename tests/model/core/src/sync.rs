//! `core::sync`, which is atomics.

#[cfg(feature = "modelled")]
pub mod atomic;

#[cfg(not(feature = "modelled"))]
pub mod atomic {
    pub use ::core::sync::atomic::{
        AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8, AtomicU16,
        AtomicU32, AtomicU64, AtomicUsize, Ordering, compiler_fence, fence,
    };
}
