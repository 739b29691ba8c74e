//! Who holds a reentrant mutex may take it again, and gives it back as often.

use threadbare_trace::{Mode, Thread, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::{Hold, Run};

/// Ten potatoes, each with a garlic, and ten garlics by themselves.
const ADDITIONS: usize = 30;
/// The takings within a taking: each potato's garlic.
const NESTED: usize = 10;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("reentrant_mutex")
        .summarised_by(&["garlic", "potatoes"])
        .printed("garlic is 20 in the end", |run| run.claims("garlic", 20))
        .printed("potatoes are 10 in the end", |run| run.claims("potatoes", 10))
        .always("a thread takes the lock while it holds it: each potato's garlic is added so", nested)
        .hint(
            "`add_potato` keeps the guard while it calls `add_garlic`, which takes the same `ReentrantMutex`",
        )
        .always("everything is added under the same reentrant lock", added_under_it)
        .always("the lock is given back as often as it is taken", given_back)
        .sometimes("the other shopper is blocked on it", |run| {
            run.waits()
                .iter()
                .any(|wait| wait.lock().is_some_and(|lock| holds(run).any(|hold| hold.lock == lock)))
        })
}

fn holds(run: &Run) -> impl Iterator<Item = &Hold> {
    run.holds().iter().filter(|hold| hold.mode == Mode::Reentrant)
}

fn nested(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    match holds(run).filter(|hold| hold.depth > 0).count() {
        _ if holds(run).next().is_none() => Err(run.broken("no reentrant mutex is ever taken")),
        0 => Err(run.broken("no thread takes the lock while it holds it")),
        count if count < NESTED => {
            Err(run
                .broken(format!("only {count} of {NESTED} potatoes add their garlic with the lock in hand")))
        }
        _ => Ok(()),
    }
}

/// What was done to data while a reentrant lock was in hand: through its guard, through another one, or to an atomic.
fn added_under_it(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    let in_hand =
        |thread: Thread, at: usize| run.holding(thread, at).any(|hold| hold.mode == Mode::Reentrant);
    let mut additions = 0;
    for (at, event) in run.events().iter().enumerate() {
        let adds = match event.what {
            What::Touched { .. } => true,
            What::Atomic { old, new, .. } => old != new,
            _ => false,
        };
        additions += usize::from(adds && in_hand(event.thread, at));
    }
    match additions >= ADDITIONS {
        true => Ok(()),
        false => Err(run.broken(format!(
            "with a reentrant lock in hand what it guards is touched {additions} times; {ADDITIONS} things are added"
        ))),
    }
}

fn given_back(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    match holds(run).find(|hold| hold.released.is_none()) {
        Some(hold) => Err(run.broken_at(
            hold.acquired,
            format!("{} never gives {} back", run.name(hold.thread), run.object_name(hold.lock)),
        )),
        None => Ok(()),
    }
}
