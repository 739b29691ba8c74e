//! Looking at an atomic again and again, as somebody does who waits without being blocked.

use threadbare_trace::{AtomicOperation, Line, Object, Thread, What};

use crate::run::{AtomicUse, Run};

/// A look in vain and the next one, by the same thread at the same line.
pub(super) struct Look {
    pub(super) thread: Thread,
    pub(super) object: Object,
    pub(super) first: usize,
    pub(super) second: usize,
}

struct Last {
    used: AtomicUse,
    line: Line,
    /// How many in a row found the same.
    times: u32,
    /// The thread gave way or waited since.
    rested: bool,
}

/// A compare-exchange that is retried with what it found is no look in vain: somebody else got through.
pub(super) fn looks(run: &Run) -> Vec<Look> {
    let mut looks = Vec::new();
    let mut lasts: Vec<Last> = Vec::new();
    for (at, event) in run.events().iter().enumerate() {
        if matches!(event.what, What::Yielded | What::Blocked { .. }) {
            for last in lasts.iter_mut().filter(|last| last.used.thread == event.thread) {
                last.rested = true;
            }
        }
        let What::Atomic { object, operation, old, new } = event.what else { continue };
        let used = AtomicUse { event: at, thread: event.thread, object, operation, old, new };
        let known =
            lasts.iter().position(|last| last.used.thread == event.thread && last.used.object == object);
        let mut times = 1;
        if let Some(known) = known {
            let last = lasts.swap_remove(known);
            let same_place = last.line == event.line && is_look(&last.used);
            if same_place && last.used.old == old {
                times = last.times + 1;
            }
            let again = match (last.used.operation, operation) {
                (AtomicOperation::Load, AtomicOperation::Load) => true,
                (AtomicOperation::CompareExchange { .. }, AtomicOperation::CompareExchange { succeeded }) => {
                    if succeeded {
                        last.used.old != old
                    } else {
                        last.used.old == old && (last.rested || times > 3)
                    }
                }
                (AtomicOperation::Swap, AtomicOperation::Swap)
                | (AtomicOperation::ReadModifyWrite, AtomicOperation::ReadModifyWrite) => true,
                _ => false,
            };
            if same_place && again {
                looks.push(Look { thread: event.thread, object, first: last.used.event, second: at });
            }
        }
        lasts.push(Last { used, line: event.line, times, rested: false });
    }
    looks
}

/// It changed nothing.
fn is_look(used: &AtomicUse) -> bool {
    used.old == used.new && used.operation != AtomicOperation::Store
}
