//! Different threads, different work, different data.

use crate::judge::Behaviour;
use crate::run::number;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("mimd")
        .with_arguments("it prints three results", &[], |run| {
                let Some((line, results)) = run.values("results").last() else {
                    return Err(run.broken("`results: A B C` is not printed"));
                };
                match results.split(' ').filter_map(number).count() {
                    3 => Ok(()),
                    _ => Err(run.broken_at(line.event, format!("`results: {results}` is not three numbers"))),
                }
        })
}
