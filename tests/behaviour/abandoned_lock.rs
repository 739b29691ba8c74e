//! A thread panics with the lock in its hands; the others go on.

use threadbare_trace::What;

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("abandoned_lock")
        .summarised_by(&["count"])
        .but_may_panic(|run, thread| {
            // Clumsy: whoever panics first.
            let first = run.events().iter().find(|event| matches!(event.what, What::Panicked { .. }));
            first.is_some_and(|event| event.thread == thread)
        })
        .printed("the count is 7 in the end", |run| run.claims("count", 7))
        .printed("the exit status is 0", |run| run.exits_with(0))
}
