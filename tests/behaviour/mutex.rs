//! One pencil, two writers: who finds it taken waits for it.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("mutex")
        .summarised_by(&["lines"])
        .printed("6 lines are written", |run| run.claims("lines", 6))
}
