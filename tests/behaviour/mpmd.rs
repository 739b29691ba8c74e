//! A manager hands out work, workers run programs of their own.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("mpmd")
        .with_arguments("the work is done", &[], |run| match run.claim("done") {
            Some((_, 1..)) => Ok(()),
            _ => Err(run.broken("`done: N` is not printed, with N the pieces of work")),
        })
}
