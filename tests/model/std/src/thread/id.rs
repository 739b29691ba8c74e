//! The number of a thread, from 1.

use std::num::NonZero;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThreadId(NonZero<u64>);

impl ThreadId {
    pub(super) fn of(thread: threadbare_runtime::trace::Thread) -> ThreadId {
        ThreadId(NonZero::<u64>::MIN.saturating_add(u64::from(thread)))
    }
}
