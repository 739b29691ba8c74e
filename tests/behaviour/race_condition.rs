//! A read and a write with room between them lose additions.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("race_condition")
        .summarised_by(&["garlic"])
        .interesting(|run| run.claim("garlic").is_some_and(|(_, garlic)| garlic < 10))
        .printed("garlic is 2 to 10", |run| match run.claim("garlic") {
            Some((_, 2..=10)) => Ok(()),
            Some((line, garlic)) => Err(run.broken_at(line.event, format!("garlic is {garlic}"))),
            None => Err(run.broken("`garlic: N` is not printed")),
        })
        .sometimes("garlic is less than 10", |run| run.claim("garlic").is_some_and(|(_, garlic)| garlic < 10))
}
