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
                    line.text.to_lowercase().contains(of)
                        && super::figures(&line.text).iter().any(|figure| *figure > 0.0)
                })
            };
            match (says("thread"), says("process")) {
                (true, true) => Ok(()),
                (false, _) => Err(run.broken("no line has a time for threads")),
                (_, false) => Err(run.broken("no line has a time for processes")),
            }
        })
        .with_arguments("there was time for so many switches", &[], |run| {
            let (Some(facts), Some((line, switches))) = (run.facts(), run.claim("switches")) else {
                return Ok(());
            };
            let times = run.lines().iter().flat_map(|line| super::times(&line.text));
            // All of them as quick as the quickest; and that may be a median.
            let least = times.filter(|time| *time > 0.0).reduce(f64::min).unwrap_or(0.0) * switches as f64;
            match least > 3.0 * facts.duration.as_secs_f64() + 0.1 {
                true => Err(run
                    .broken_at(line.event, format!("{switches} switches take longer than the program ran"))),
                false => Ok(()),
            }
        })
        .with_arguments("there is another thread, and another process", &[], |run| {
            super::starts_threads(run, 1)?;
            super::starts_processes(run, 1)
        })
}
