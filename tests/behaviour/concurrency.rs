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
        .with_arguments("it waited as long as it says", &[], |run| {
            let Some(facts) = run.facts() else { return Ok(()) };
            // The sum of the waits may be longer than all of it; what was measured may be rounded up.
            let shortest = run.lines().iter().flat_map(|line| super::times(&line.text)).reduce(f64::min);
            match shortest {
                Some(shortest) if shortest > 2.0 * facts.duration.as_secs_f64() + 0.05 => {
                    Err(run.broken("each time that it prints is longer than the program ran"))
                }
                _ => Ok(()),
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
