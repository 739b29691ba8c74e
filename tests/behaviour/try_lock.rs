//! A lock that is busy is not waited for: who finds it taken does something else and comes back.
//!
//! How events are used is shown here; the other behaviours are made alike.

use threadbare_trace::{Object, Thread, Wait, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("try_lock")
        .summarised_by(&["items"])
        .printed("ten items end up on the list", |run| run.claims("items", 10))
        .always("nobody waits for the list", nobody_waits_for_the_list)
        .hint("`try_lock` comes back at once; `lock`, and a try with a limit, wait.")
        .always("between a failed try and the next one time passes", time_passes_between_tries)
        .hint("Who finds the list busy goes on searching, which takes a while.")
        .always("an entry's 30 ms pass with the list in hand", entries_take_time)
        .sometimes("a shopper finds the list busy", |run| !busy(run).is_empty())
}

/// Tries that found the list taken: where, and by whom. Only the shoppers' own count, not what main does after.
fn busy(run: &Run) -> Vec<(usize, Thread, Object)> {
    run.failed_tries().collect()
}

fn nobody_waits_for_the_list(run: &Run) -> Judgement {
    for wait in run.waits() {
        let Wait::Lock { lock, .. } = wait.on else { continue };
        // A lock that only one thread ever wanted, or that is taken in passing, is still waited for; but a lock
        // taken when both shoppers have ended is free at once, so nobody waits there.
        let holder = run.holder(lock, wait.from).map(|hold| hold.thread);
        let held = holder.map_or_else(String::new, |holder| format!(", which {} has in hand", run.name(holder)));
        return Err(run.broken_at(
            wait.from,
            format!("{} waits for {}{held}", run.name(wait.thread), run.object_name(lock)),
        ));
    }
    Ok(())
}

fn time_passes_between_tries(run: &Run) -> Judgement {
    for (failed, thread, lock) in busy(run) {
        let next = run.events().iter().enumerate().skip(failed + 1).find(|(_, event)| {
            event.thread == thread
                && matches!(event.what, What::TryFailed { lock: tried, .. } | What::Acquired { lock: tried, .. } if tried == lock)
        });
        let Some((next, _)) = next else { continue };
        let paused = run.waits().iter().any(|wait| {
            wait.thread == thread && wait.pauses() && failed < wait.from && wait.from < next
        });
        if !paused {
            return Err(run.broken_at(
                next,
                format!("{} tries {} again without letting any time pass", run.name(thread), run.object_name(lock)),
            ));
        }
    }
    Ok(())
}

/// Each shopper writes with the list in hand: whoever sleeps 30 ms holds it.
fn entries_take_time(run: &Run) -> Judgement {
    const ENTRY: u64 = 30_000_000;
    for wait in run.waits() {
        if wait.on == Wait::Sleep && wait.limit == Some(ENTRY) && run.holding(wait.thread, wait.from).next().is_none() {
            return Err(run.broken_at(
                wait.from,
                format!("{} writes an entry without the list in hand", run.name(wait.thread)),
            ));
        }
    }
    Ok(())
}
