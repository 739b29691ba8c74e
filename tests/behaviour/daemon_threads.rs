//! Daemons serve while somebody else works, and nobody waits for their end.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("daemon_threads")
        .printed("the exit status is 0", |run| run.exits_with(0))
        .printed("the dishwasher is done, once", |run| run.prints("dishwasher: done", 1))
        .printed("the cook is done, once", |run| run.prints("cook: done", 1))
}
