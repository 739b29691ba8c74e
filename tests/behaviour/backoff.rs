//! Who gives way waits for a random time, so the two do not stay in step.

use super::forks::dinner;
use crate::judge::Behaviour;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("backoff")
        .summarised_by(&["meals"])
        .printed("6 meals are eaten", |run| run.claims("meals", 6))
        .always("each diner has both forks in hand three times", |run| dinner(run).three_meals_each(run))
        .hint("who gives way gives up this attempt, not the meal")
        .always("nobody who holds a fork is blocked on the other", |run| {
            dinner(run).nobody_waits_in_hand(run, |_| false)
        })
        .hint("`try_lock` comes back at once, with the fork or without it; `lock`, and a try with a limit, wait")
        .always("who gives way pauses, and holds nothing while it does", |run| {
            dinner(run).rests_with_empty_hands(run, |_| true)
        })
        .hint("a guard lives to the end of its block: `drop` the first fork before the pause")
        .sometimes("someone gives way", |run| {
            let dinner = dinner(run);
            !dinner.put_back.is_empty() && !dinner.failures.is_empty()
        })
        .hint("each takes another fork first, so that they get in each other's way")
        .sometimes("two pauses of one run differ in length", |run| dinner(run).pauses_differ(run))
        .hint("draw each pause anew, from a generator that goes on; equal pauses keep the two in step")
}
