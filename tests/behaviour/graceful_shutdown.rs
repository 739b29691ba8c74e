//! On Ctrl-C each worker finishes the piece it has, and the process ends.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("graceful_shutdown")
        .with_interrupts()
        .summarised_by(&["unfinished"])
        .printed("it says how many pieces are finished", |run| match run.claim("finished") {
            Some(_) => Ok(()),
            None => Err(run.broken("`finished: N` is not printed")),
        })
        .printed("no piece is left unfinished", |run| run.claims("unfinished", 0))
        .printed("the exit status is 0", |run| run.exits_with(0))
}
