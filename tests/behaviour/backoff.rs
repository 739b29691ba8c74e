//! Who gives way waits for a random time, so the two do not stay in step.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("backoff")
        .summarised_by(&["meals"])
        .printed("6 meals are eaten", |run| run.claims("meals", 6))
}
