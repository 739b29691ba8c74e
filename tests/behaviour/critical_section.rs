//! A lock around the addition, and nothing else, mends the race.

use threadbare_trace::{AtomicOperation, Nanos, Object, Thread, Wait};

use super::sections::{Section, sections};
use super::shoppers::{self, EACH, Shopper};
use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

const THINKING: Nanos = 10_000_000;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("critical_section")
        .summarised_by(&["garlic"])
        .always("`garlic: 10` is printed, and that is what the count is", |run| {
            run.claims("garlic", 10)?;
            is_the_count(run)
        })
        .natively(|run| run.claims("garlic", 10))
        .hint("between reading the count and writing it the lock must not be let go, and both must take the same lock")
        .always("each shopper takes the lock at least five times", takes)
        .hint("one lock for both, taken once for every addition")
        .always("nobody waits for time to pass while holding the lock", waits)
        .hint("think first, then lock; a guard lives to the end of its block, or of its `match`")
        .always_exact("before each addition a shopper thinks for 10 ms", thinks)
        .sometimes("one shopper's addition falls between two of the other's", |run| {
            candidates(run).iter().any(|(_, shoppers)| shoppers::alternate(shoppers))
        })
        .hint("both must be shopping at the same time, and give the lock back after every addition")
}

/// The locks that may guard the count, and who adds under them.
fn candidates(run: &Run) -> Vec<(Object, Vec<Shopper>)> {
    let shoppers = |lock| {
        let mut visits = shoppers::visits(run, lock);
        let visitors = shoppers::visitors(&visits);
        visits.retain(|(thread, _)| visitors.contains(thread));
        shoppers::shoppers(run, visits)
    };
    shoppers::locked_counts(run).into_iter().map(|lock| (lock, shoppers(lock))).collect()
}

/// One of the candidates keeps to it; where none does, what the first one breaks.
fn one_keeps(run: &Run, keeps: impl Fn(Object, &[Shopper]) -> Judgement) -> Judgement {
    let mut found = Ok(());
    for (lock, shoppers) in candidates(run) {
        let judgement = keeps(lock, &shoppers);
        if judgement.is_ok() {
            return Ok(());
        }
        found = found.and(judgement);
    }
    found
}

/// What is known of the count's worth agrees with what is printed.
fn is_the_count(run: &Run) -> Judgement {
    let Some((line, claimed)) = run.claim("garlic") else { return Ok(()) };
    let mut found = None;
    for (lock, shoppers) in candidates(run) {
        let value = run.holds_of(lock).filter(|hold| hold.released.is_some_and(|at| at < line.event));
        if let Some(value) = value.filter_map(|hold| hold.value).last() {
            found = Some((lock, value));
            if value == claimed {
                return Ok(());
            }
            continue;
        }
        if run.holds_of(lock).any(|hold| !hold.touches.is_empty()) {
            // It guards something whose worth is not known.
            return Ok(());
        }
        // It guards nothing by itself, so what is added to are atomics, or messages.
        let adds = |thread: Thread| shoppers.iter().any(|shopper| shopper.threads.contains(&thread));
        let mut atomics = shoppers::atomics(run);
        atomics.retain(|(_, uses)| {
            let written = uses.iter().filter(|used| used.operation != AtomicOperation::Load);
            shoppers::threads(written.map(|used| used.thread).filter(|thread| adds(*thread))).len() >= 2
        });
        if atomics.is_empty() {
            return Ok(());
        }
        for (object, uses) in atomics {
            let Some(last) = uses.iter().rev().find(|used| used.event < line.event) else { continue };
            if last.new == claimed {
                return Ok(());
            }
            found = Some((object, last.new));
        }
    }
    match found {
        Some((object, value)) => {
            let message = format!(
                "`garlic: {claimed}` is printed, and what {} keeps is {value}",
                run.object_name(object)
            );
            Err(run.broken_at(line.event, message))
        }
        None => Ok(()),
    }
}

fn takes(run: &Run) -> Judgement {
    if candidates(run).is_empty() {
        return Err(run.broken("there is no lock that two shoppers take to add to the count"));
    }
    one_keeps(run, |lock, shoppers| {
        let often = |shopper: &&Shopper| shopper.additions.len() >= EACH;
        match shoppers.iter().find(|shopper| !often(shopper)) {
            Some(shopper) if shoppers.iter().filter(often).count() < 2 => {
                let (name, times) = (shopper.name(run), shopper.additions.len());
                let last = shopper.additions.last().copied().unwrap_or_default();
                let message = format!("{name} takes {} for an addition {times} times", run.object_name(lock));
                Err(run.broken_at(last, message))
            }
            _ => Ok(()),
        }
    })
}

fn waits(run: &Run) -> Judgement {
    one_keeps(run, |lock, _| {
        let held: Vec<Section> = sections(run, |hold| hold.lock == lock);
        held.iter().try_for_each(|section| {
            let name = run.name(section.thread);
            let lock = run.object_name(lock);
            let within = |at: usize| section.at(at);
            let own = run.waits().iter().filter(|wait| wait.thread == section.thread && within(wait.from));
            let mut blocked = false;
            for wait in own {
                blocked = true;
                let time = |event: usize| run.events()[event].time;
                let takes_time = wait.to.is_some_and(|to| time(to) > time(wait.from));
                if wait.pauses()
                    || run.is_exact()
                        && takes_time
                        && matches!(wait.on, Wait::Join { .. } | Wait::Scope { .. })
                {
                    return Err(run.broken_at(
                        wait.from,
                        format!("{name} waits for {} while it holds {lock}", run.awaited(wait)),
                    ));
                }
            }
            // Reading the clock until it is later waits for time to pass as well.
            let took = section.to.map_or(0, |to| run.events()[to].time - run.events()[section.from].time);
            if run.is_exact() && !blocked && took >= THINKING / 2 {
                return Err(
                    run.broken_at(section.from, format!("{name} holds {lock} for {} ms", took / 1_000_000))
                );
            }
            Ok(())
        })
    })
}

fn thinks(run: &Run) -> Judgement {
    one_keeps(run, |_, shoppers| {
        shoppers.iter().filter(|shopper| shopper.threads.len() == 1).try_for_each(|shopper| {
            let thread = shopper.threads[0];
            let started = run.thread(thread).and_then(|life| life.started).unwrap_or_default();
            let mut last = run.events()[started].time;
            let mut thoughts = 0;
            let mut hasty = None;
            for &addition in &shopper.additions {
                let now = run.events()[addition].time;
                if now >= last + THINKING {
                    thoughts += 1;
                } else {
                    hasty.get_or_insert(addition);
                }
                last = now;
            }
            match hasty {
                Some(hasty) if thoughts < EACH => Err(
                    run.broken_at(hasty, format!("{} does not think before this addition", run.name(thread)))
                ),
                _ => Ok(()),
            }
        })
    })
}
