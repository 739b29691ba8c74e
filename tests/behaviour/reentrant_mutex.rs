//! Who holds a reentrant mutex may take it again, and gives it back as often.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("reentrant_mutex")
        .summarised_by(&["garlic", "potatoes"])
        .printed("garlic is 20 in the end", |run| run.claims("garlic", 20))
        .printed("potatoes are 10 in the end", |run| run.claims("potatoes", 10))
}
