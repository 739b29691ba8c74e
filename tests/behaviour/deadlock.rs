//! Two locks in opposite orders: each holds one and waits for the other.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("deadlock")
        .summarised_by(&["deadlock"])
        .interesting(|run| run.printed("deadlock: yes").next().is_some())
        .printed("it says once whether there is a deadlock", |run| {
            let said = run.printed("deadlock: yes").count() + run.printed("deadlock: no").count();
            match said {
                1 => Ok(()),
                0 => Err(run.broken("neither `deadlock: yes` nor `deadlock: no` is printed")),
                _ => Err(run.broken(format!("it says so {said} times"))),
            }
        })
        .sometimes("there is a deadlock, and it says so", |run| run.printed("deadlock: yes").next().is_some())
}
