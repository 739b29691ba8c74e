//! A manager hands out work, workers run programs of their own.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("mpmd")
        .with_arguments("the work is done, each piece once", &[], |run| {
            // Who also tells of progress counts up to N.
            let mut last = None;
            for (line, text) in run.values("done") {
                let Some(count) = crate::run::number(text) else { continue };
                if let Some(last) = last.filter(|last| *last >= count) {
                    return Err(run.broken_at(line.event, format!("`done: {count}` after `done: {last}`")));
                }
                last = Some(count);
            }
            match last {
                Some(1..) => Ok(()),
                Some(done) => Err(run.broken(format!("`done: {done}` is printed, so nothing is done"))),
                None => Err(run.broken("`done: N` is not printed, with N the pieces of work")),
            }
        })
        .with_arguments("there are workers beside the manager", &[], |run| {
            super::seen(run, |seen| match seen.threads + seen.processes {
                0 => Err("it starts neither threads nor processes".to_owned()),
                1 => Err("it starts one worker only".to_owned()),
                _ => Ok(()),
            })
        })
}
