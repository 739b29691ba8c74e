//! A lock around the addition, and nothing else, mends the race.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("critical_section")
        .summarised_by(&["garlic"])
        .printed("garlic is 10 in the end", |run| run.claims("garlic", 10))
}
