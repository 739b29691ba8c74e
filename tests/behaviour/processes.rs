//! What a child process changes is its own; what a thread changes is everybody's.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("processes")
        .with_arguments("the parent still sees 1, and 2 after the thread", &[], |run| {
            run.prints_in_order(&["parent sees: 1", "after the thread: 2"])
        })
}
