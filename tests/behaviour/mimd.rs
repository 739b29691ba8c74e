//! Different threads, different work, different data.

use crate::judge::Behaviour;
use crate::run::supervise::Interference;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("mimd")
        .with_arguments("it prints three results", &[], |run| {
            let Some((line, results)) = run.values("results").last() else {
                return Err(run.broken("`results: A B C` is not printed"));
            };
            match results.split_whitespace().count() {
                3 => Ok(()),
                _ => Err(run.broken_at(line.event, format!("`results: {results}` is not three results"))),
            }
        })
        .interfered(
            "at least three threads live at once",
            &[(&[], Interference::DelayThreads { until: 3 })],
            |runs| {
                runs.iter().try_for_each(|run| {
                    super::seen(run, |seen| match seen.most_threads {
                        3.. => Ok(()),
                        1 => Err("there is no thread but main".to_owned()),
                        _ => Err("there are never more than main and one other at once: \
                                  each thread is started when the one before has ended"
                            .to_owned()),
                    })
                })
            },
        )
}
