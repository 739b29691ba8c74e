//! A plain lock does not know its holder: asked for again, it is taken.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("self_deadlock").printed("the second lock is refused, and it says so", |run| {
        match run.printed("second lock: refused").next() {
            Some(_) => Ok(()),
            None => run.prints("second lock: refused", 1),
        }
    })
}
