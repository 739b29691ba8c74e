//! What the system would answer to who asks for random bytes: the schedule's salt. So the order of a `HashMap` is a
//! function of the schedule, where each execution has a process of its own: `std` asks once a process.
#![expect(unsafe_code, reason = "it stands in for a function of the C library")]

use std::sync::atomic::{AtomicU64, Ordering};

use crate::strategy::Random;

static SALT: AtomicU64 = AtomicU64::new(0);

/// An execution begins.
pub(crate) fn begin(salt: u64) {
    SALT.store(salt, Ordering::Relaxed);
}

/// In place of the C library's, which the linker passes over because the program has one of its own.
///
/// # Safety
/// `buffer` must be valid for writes of `length` bytes, as the C library asks.
#[unsafe(no_mangle)]
unsafe extern "C" fn getrandom(buffer: *mut u8, length: usize, _flags: u32) -> isize {
    let mut random = Random::new(SALT.load(Ordering::Relaxed));
    for index in 0..length {
        // SAFETY: within the buffer, by the caller's promise.
        unsafe { buffer.add(index).write(random.next() as u8) };
    }
    isize::try_from(length).unwrap_or(isize::MAX)
}
