//! A value on its way from one modelled thread to another.

use std::cell::Cell;
use std::fmt;

/// Holds a value until somebody takes it. Nobody waits for it here.
pub struct Slot<T>(Cell<Option<T>>);

// SAFETY: threads of the model are coroutines of one real thread, and none gives way inside a call of these: no two
// calls ever overlap. What one leaves another may take, so it has to be allowed to go there.
#[expect(unsafe_code, reason = "modelled threads are one real thread")]
unsafe impl<T: Send> Sync for Slot<T> {}

impl<T> Slot<T> {
    pub const fn empty() -> Slot<T> {
        Slot(Cell::new(None))
    }

    pub fn put(&self, value: T) {
        self.0.set(Some(value));
    }

    pub fn take(&self) -> Option<T> {
        self.0.take()
    }
}

impl<T> fmt::Debug for Slot<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Slot").finish_non_exhaustive()
    }
}
