//! A manager hands out work, workers run programs of their own.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("mpmd")
        .with_arguments("the work is done, each piece once", &[], |run| {
            // Who also tells of progress counts up to N.
            let mut done = 0;
            for (line, text) in run.values("done") {
                match crate::run::number(text) {
                    Some(count) if count > done => done = count,
                    Some(_) => {
                        return Err(run.broken_at(line.event, format!("`done: {text}` after `done: {done}`")));
                    }
                    None => {
                        return Err(run.broken_at(line.event, format!("`done: {text}` is no count of pieces")));
                    }
                }
            }
            if done > 0 { Ok(()) } else { Err(run.broken("`done: N` is not printed, with N the pieces of work")) }
        })
        .with_arguments("there are workers beside the manager", &[], |run| {
            super::seen(run, |seen| match seen.threads + seen.processes {
                0 => Err("it starts neither threads nor processes".to_owned()),
                1 => Err("it starts one worker only".to_owned()),
                _ => Ok(()),
            })
        })
}
