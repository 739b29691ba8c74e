//! Three computations of one answer, and a vote.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("misd")
        .with_arguments("answers are agreed on", &[], |run| match run.claim("agreed") {
            Some((_, 0..)) => Ok(()),
            _ => Err(run.broken("`agreed: N` is not printed")),
        })
        .with_arguments("the faulty one is outvoted at least once", &[], |run| match run.claim("outvoted") {
            Some((_, 1..)) => Ok(()),
            Some(_) => Err(run.broken("nobody is outvoted")),
            None => Err(run.broken("`outvoted: M` is not printed")),
        })
}
