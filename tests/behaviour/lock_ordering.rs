//! Everybody takes the two locks in the same order, so nobody waits in a circle.

use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("lock_ordering")
        .summarised_by(&["total"])
        .printed("the auditor counts 200, twice", |run| {
            if let Some((line, audit)) = run.values("audit").find(|(_, audit)| *audit != "200") {
                return Err(run.broken_at(line.event, format!("an audit sees {audit}, not 200")));
            }
            run.prints("audit: 200", 2)
        })
        .printed("the total is 200 in the end", |run| run.claims("total", 200))
}
