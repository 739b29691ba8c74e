//! A thread is new, running, blocked, terminated, and each is said by someone who can know it.

use crate::judge::Behaviour;

const STATES: [&str; 4] = ["chef: new", "chef: running", "chef: blocked", "chef: terminated"];

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("thread_lifecycle").printed("each of the four states is printed once", |run| {
        STATES.iter().try_for_each(|state| run.prints(state, 1))
    })
}
