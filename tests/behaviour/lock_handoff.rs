//! A lock may be released by another thread than the one that took it.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("lock_handoff").printed("alice locks, bob unlocks, carol locks, in this order", |run| {
        run.prints_in_order(&["alice: locked", "bob: unlocked", "carol: locked"])
    })
}
