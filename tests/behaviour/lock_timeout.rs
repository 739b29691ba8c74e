//! Who waits with a limit can give back what it holds.

use super::forks::{dinner, is_limited};
use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("lock_timeout")
        .summarised_by(&["meals"])
        .printed("6 meals are eaten", |run| run.claims("meals", 6))
        .always("each diner has both forks in hand three times", |run| dinner(run).three_meals_each(run))
        .hint("who runs out of time gives up this attempt, not the meal")
        .always("nobody who holds a fork waits for another without a limit", |run| {
            dinner(run).nobody_waits_in_hand(run, is_limited)
        })
        .hint("the second fork is taken by `try_lock_for` or `try_lock_until`, never by `lock`")
        .always(
            "after a limit has run out, that diner puts its fork back and pauses with nothing in hand",
            puts_back,
        )
        .hint("a guard lives to the end of its block: `drop` the first fork before the pause")
        .sometimes("a limit runs out", |run| dinner(run).failures.iter().any(|failure| failure.timed_out))
        .hint("each takes another fork first, and waits for the second one by `try_lock_for`")
        .sometimes("two pauses of one run differ in length", |run| dinner(run).pauses_differ(run))
        .hint("draw each pause anew, from a generator that goes on; equal pauses keep the two in step")
}

fn puts_back(run: &Run) -> Judgement {
    let dinner = dinner(run);
    dinner.rests_with_empty_hands(run, |failure| failure.timed_out)?;
    for failure in dinner.failures.iter().filter(|failure| failure.timed_out) {
        if let Some(kept) = failure.kept {
            let message =
                format!("{} ran out of time and goes on holding its fork", run.name(failure.thread));
            return Err(run.broken_at(kept, message));
        }
    }
    Ok(())
}
