//! Many waits at once take about as long as the longest.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::native("concurrency")
        .with_arguments("it says how long its waits took", &[], |run| {
            match run.lines().iter().any(|line| line.text.contains(|c: char| c.is_ascii_digit())) {
                true => Ok(()),
                false => Err(run.broken("no line has a number")),
            }
        })
}
