//! A lock that is busy is not waited for: who finds it taken does something else and comes back.
//!
//! How events are used is shown here; the other behaviours are made alike.

use std::collections::BTreeSet;

use threadbare_trace::{How, Nanos, Object, Thread, Wait, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::{Hold, Run, Waiting};

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("try_lock")
        .summarised_by(&["items"])
        .printed("ten items end up on the list", |run| run.claims("items", 10))
        .always("nobody waits for the list", nobody_waits_for_the_list)
        .hint("`try_lock` comes back at once; `lock`, and a try with a limit, wait.")
        .always("between a failed try and the next one time passes", time_passes_between_tries)
        .hint("Who finds the list busy goes on searching, which takes a while.")
        .always("each shopper finds five items, 10 ms an item, before it writes them", found_before_written)
        .hint("Each searches for its own five, and what has not been found yet cannot be written.")
        .always("ten entries of 30 ms are written with the list in hand", entries_take_time)
        .always("what is written is written with the list in hand", written_in_hand)
        .sometimes("a shopper finds the list busy", |run| {
            let lists = lists(run);
            run.failed_tries().any(|(_, _, lock)| lists.contains(&lock))
        })
}

const ENTRY: Nanos = 30_000_000;
const SEARCH: Nanos = 10_000_000;
/// What each shopper finds.
const EACH: Nanos = 5;

/// The list is a lock that is tried; where nothing is tried, one that somebody keeps in hand while time passes. A
/// program may have other locks, for which nothing is asked.
fn lists(run: &Run) -> BTreeSet<Object> {
    let failed = run.failed_tries().map(|(_, _, lock)| lock);
    let taken = run.holds().iter().filter(|hold| hold.how == How::Try).map(|hold| hold.lock);
    let tried: BTreeSet<Object> = failed.chain(taken).collect();
    if !tried.is_empty() {
        return tried;
    }
    run.holds().iter().filter(|hold| pauses_in(run, hold).next().is_some()).map(|hold| hold.lock).collect()
}

/// The pauses of a thread while it holds a lock.
fn pauses_in<'a>(run: &'a Run, hold: &'a Hold) -> impl Iterator<Item = &'a Waiting> {
    let to = hold.released.unwrap_or(usize::MAX);
    run.waits_between(hold.acquired, to).iter().filter(|wait| wait.thread == hold.thread && wait.pauses())
}

fn nobody_waits_for_the_list(run: &Run) -> Judgement {
    let lists = lists(run);
    match run.waits().iter().find(|wait| wait.lock().is_some_and(|lock| lists.contains(&lock))) {
        None => Ok(()),
        Some(wait) => {
            Err(run
                .broken_at(wait.from, format!("{} waits for {}", run.name(wait.thread), run.awaited(wait))))
        }
    }
}

/// An entry that takes its time with the list in hand, and writes nothing, is none. A list behind a shared reference
/// (in a cell of a reentrant lock, or behind a second lock) counts as written when it is reached.
fn written_in_hand(run: &Run) -> Judgement {
    let lists = lists(run);
    let in_hand = |hold: &&Hold| lists.contains(&hold.lock) && pauses_in(run, hold).next().is_some();
    for hold in run.holds().iter().filter(in_hand) {
        let to = hold.released.unwrap_or(run.events().len());
        let reaches = |what: &What| {
            matches!(what, What::Touched { .. } | What::Sent { .. })
                || matches!(what, What::Atomic { old, new, .. } if old != new)
        };
        let reached = run.events()[hold.acquired..to]
            .iter()
            .any(|event| event.thread == hold.thread && reaches(&event.what));
        if !reached && hold.released.is_some() {
            return Err(run.broken_at(
                hold.acquired,
                format!(
                    "{} has the list in hand for a while and writes nothing on it",
                    run.name(hold.thread)
                ),
            ));
        }
    }
    Ok(())
}

fn time_passes_between_tries(run: &Run) -> Judgement {
    for (failed, thread, lock) in run.failed_tries() {
        let next = run.events().iter().enumerate().skip(failed + 1).find(|(_, event)| {
            event.thread == thread
                && match event.what {
                    What::TryFailed { lock: tried, .. } => tried == lock,
                    What::Acquired { lock: taken, how, .. } => taken == lock && how == How::Try,
                    _ => false,
                }
        });
        let Some((next, _)) = next else { continue };
        let pauses = |wait: &Waiting| wait.thread == thread && wait.pauses();
        // Whoever watches the clock until it is time does not sleep.
        let clock = |at: usize| run.events()[at].time;
        if !run.waits_between(failed, next).iter().any(pauses) && clock(failed) == clock(next) {
            let words = format!(
                "{} tries {} again and has let no time pass since it was found busy",
                run.name(thread),
                run.object_name(lock)
            );
            return Err(run.broken_at(next, words));
        }
    }
    Ok(())
}

/// Several entries may be written in one go: what counts is the time that passes with the list in hand.
fn entries_take_time(run: &Run) -> Judgement {
    if !run.ending().by_itself() {
        return Ok(());
    }
    let lists = lists(run);
    let spent: Nanos = run
        .holds()
        .iter()
        .filter(|hold| lists.contains(&hold.lock))
        .map(|hold| {
            let slept: Nanos = pauses_in(run, hold).filter_map(|wait| wait.limit).sum();
            // Whoever watches the clock until it is time does not sleep.
            let passed = |released: usize| run.events()[released].time - run.events()[hold.acquired].time;
            slept.max(hold.released.map_or(0, passed))
        })
        .sum();
    match spent >= 10 * ENTRY {
        true => Ok(()),
        false => {
            Err(run.broken(format!("{} ms are spent with the list in hand, not 300", spent / 1_000_000)))
        }
    }
}

/// Ten milliseconds of search go before each entry, whoever makes it. Where there is nobody but two shoppers who sleep,
/// each of them searches for five.
fn found_before_written(run: &Run) -> Judgement {
    let clock = |at: usize| run.events()[at].time;
    let lists = lists(run);
    let pauses: Vec<&Waiting> = run.waits().iter().filter(|wait| wait.pauses()).collect();
    let (writing, searching): (Vec<&Waiting>, Vec<&Waiting>) = pauses
        .into_iter()
        .partition(|wait| run.holding(wait.thread, wait.from).any(|hold| lists.contains(&hold.lock)));
    // Late, any other limit may be over before its wait begins.
    if !writing.iter().chain(&searching).all(|wait| wait.on == Wait::Sleep) {
        return Ok(());
    }
    let spent = |waits: &[&Waiting], counts: &dyn Fn(&Waiting) -> bool| -> Nanos {
        waits.iter().filter(|wait| counts(wait)).filter_map(|wait| wait.limit).sum()
    };
    for entry in &writing {
        let entries = spent(&writing, &|other| other.from <= entry.from).div_ceil(ENTRY);
        let found = match searching[..] {
            // Whoever watches the clock until it is time does not sleep.
            [] => 2 * clock(entry.from) / SEARCH,
            _ => spent(&searching, &|search| search.to.is_some_and(|to| to < entry.from)) / SEARCH,
        };
        if entries > found {
            let name = run.name(entry.thread);
            let message = format!("{name} begins entry {entries}, and {found} items have been found by then");
            return Err(run.broken_at(entry.from, message));
        }
    }
    let mut writers: Vec<Thread> = writing.iter().map(|wait| wait.thread).collect();
    writers.sort_unstable();
    writers.dedup();
    let alone = writers.len() == 2 && searching.iter().all(|wait| writers.contains(&wait.thread));
    for &writer in writers.iter().filter(|_| alone && run.ending().by_itself()) {
        let searched = spent(&searching, &|search| search.thread == writer);
        if searched > 0 && searched < EACH * SEARCH {
            let found = searched / SEARCH;
            return Err(run.broken(format!("{} searches for {found} items, not five", run.name(writer))));
        }
    }
    Ok(())
}
