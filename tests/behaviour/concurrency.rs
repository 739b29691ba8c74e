//! Many waits at once take about as long as the longest.

use crate::judge::Behaviour;
use crate::run::supervise::Interference;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("concurrency")
        .with_arguments("it says how long its waits took", &[], |run| {
            match run.lines().iter().any(|line| line.text.contains(|c: char| c.is_ascii_digit())) {
                true => Ok(()),
                false => Err(run.broken("no line has a number")),
            }
        })
        .interfered(
            "many threads wait at once, not one after another",
            &[(&[], Interference::FollowCalls)],
            |runs| {
                runs.iter().try_for_each(|run| {
                    super::seen(run, |seen| match seen.most_threads {
                        1 => Err("there is no thread but main".to_owned()),
                        2 => Err("there are never more than main and one other at once".to_owned()),
                        // There are other ways to wait, and of these nothing is known.
                        _ if seen.sleepers > 2 && seen.most_asleep < 2 => {
                            Err(format!("{} threads sleep, and never two at once", seen.sleepers))
                        }
                        _ => Ok(()),
                    })
                })
            },
        )
        .within(3)
}
