//! Two threads, then two processes, pass a token.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("context_switch")
        .with_arguments("it counts its switches", &[], |run| match run.claim("switches") {
            Some((_, 1..)) => Ok(()),
            _ => Err(run.broken("`switches: N` is not printed")),
        })
        .with_arguments("it says how long a switch takes, for threads and for processes", &[], |run| {
            let says = |of: &str| {
                run.lines().iter().any(|line| {
                    line.text.to_lowercase().contains(of) && line.text.contains(|c: char| c.is_ascii_digit())
                })
            };
            match (says("thread"), says("process")) {
                (true, true) => Ok(()),
                (false, _) => Err(run.broken("no line has a time for threads")),
                (_, false) => Err(run.broken("no line has a time for processes")),
            }
        })
        .with_arguments("there is another thread, and another process", &[], |run| {
            super::starts_threads(run, 1)?;
            super::starts_processes(run, 1)
        })
}
