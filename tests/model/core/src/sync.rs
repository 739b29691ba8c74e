//! `core::sync`, which is atomics.

#[cfg(feature = "modelled")]
pub mod atomic;

#[cfg(not(feature = "modelled"))]
pub mod atomic {
    #[expect(deprecated, reason = "old names are names too")]
    pub use ::core::sync::atomic::{ATOMIC_BOOL_INIT, ATOMIC_ISIZE_INIT, ATOMIC_USIZE_INIT, spin_loop_hint};
    pub use ::core::sync::atomic::{
        AtomicBool, AtomicI8, AtomicI16, AtomicI32, AtomicI64, AtomicIsize, AtomicPtr, AtomicU8, AtomicU16,
        AtomicU32, AtomicU64, AtomicUsize, Ordering, compiler_fence, fence,
    };
}
