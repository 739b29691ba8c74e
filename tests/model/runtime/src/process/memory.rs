//! Counts what the program allocates, so that one that never stops is ended at the same place on every machine,
//! and before the machine feels it.
#![expect(unsafe_code, reason = "an allocator is one")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering};

use super::{REASON_MEMORY, note_point, workers};

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

static HELD: AtomicU64 = AtomicU64::new(0);
static LIMIT: AtomicU64 = AtomicU64::new(u64::MAX);
/// When the watchdog was last told that the program has grown, and how much it must grow to be told again.
static TOLD: AtomicU64 = AtomicU64::new(0);
static STEP: AtomicU64 = AtomicU64::new(u64::MAX);

/// A program that allocates without end comes to the limit, however slow the machine is: it is no hang while it
/// grows by this part of the limit between two looks.
const GROWTHS: u64 = 64;

/// Bytes now allocated, by whomever.
pub(super) fn kept() -> u64 {
    HELD.load(Ordering::Relaxed)
}

/// From here on, so many bytes more and the worker ends.
pub(super) fn begin(bytes: u64) {
    LIMIT.store(kept().saturating_add(bytes), Ordering::Relaxed);
    TOLD.store(kept(), Ordering::Relaxed);
    STEP.store((bytes / GROWTHS).max(1), Ordering::Relaxed);
}

pub(super) fn end() {
    LIMIT.store(u64::MAX, Ordering::Relaxed);
    STEP.store(u64::MAX, Ordering::Relaxed);
}

/// Does what may set this module's own statics back, and goes on counting where it was.
pub(super) fn still_counting(action: impl FnOnce()) {
    let kept = kept();
    action();
    HELD.store(kept, Ordering::Relaxed);
}

fn add(bytes: usize) {
    // There is one thread: no other can come between.
    let held = kept().saturating_add(bytes as u64);
    HELD.store(held, Ordering::Relaxed);
    if held > LIMIT.load(Ordering::Relaxed) {
        workers::give_up(REASON_MEMORY);
    }
    if held.saturating_sub(TOLD.load(Ordering::Relaxed)) >= STEP.load(Ordering::Relaxed) {
        TOLD.store(held, Ordering::Relaxed);
        note_point();
    }
}

fn remove(bytes: usize) {
    HELD.store(kept().saturating_sub(bytes as u64), Ordering::Relaxed);
}

// SAFETY: every call goes to the system's allocator with the arguments as they came; counting allocates nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        remove(layout.size());
        add(size);
        // SAFETY: the caller's promise.
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        remove(layout.size());
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }
}
