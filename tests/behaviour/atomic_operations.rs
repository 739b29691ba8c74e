//! An addition that is one step needs no lock.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("atomic_operations")
        .summarised_by(&["garlic"])
        .printed("garlic is 10 in the end", |run| run.claims("garlic", 10))
}
