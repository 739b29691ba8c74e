//! Many look at the same time; one changes, alone.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("reader_writer_lock")
        .summarised_by(&["day", "advances"])
        .printed("the day is 6 in the end", |run| run.claims("day", 6))
        .printed("the day advances 6 times", |run| run.claims("advances", 6))
}
