//! Who waits with a limit can give back what it holds.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("lock_timeout")
        .summarised_by(&["meals"])
        .printed("6 meals are eaten", |run| run.claims("meals", 6))
}
