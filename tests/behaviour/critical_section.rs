//! A lock around the addition, and nothing else, mends the race.

use threadbare_trace::{AtomicOperation, Nanos, Object, Thread, Wait};

use super::sections::{Section, sections};
use super::shoppers::{self, EACH, Shopper};
use crate::judge::{Behaviour, Judgement};
use crate::run::{AtomicUse, Run};

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
            if value == claimed || lies_beside(run, lock, &shoppers, line.event, claimed) {
                return Ok(());
            }
            continue;
        }
        if run.holds_of(lock).any(|hold| !hold.touches.is_empty()) {
            // It guards something whose worth is not known.
            return Ok(());
        }
        // It guards nothing by itself, so what is added to are atomics, or messages.
        let atomics = added_to(run, &shoppers);
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
    let Some((object, value)) = found else { return Ok(()) };
    if let Some(used) = added_to_outside(run, line.event, claimed) {
        let (name, count) = (run.name(used.thread), run.object_name(used.object));
        return Err(run.broken_at(used.event, format!("{name} adds to {count} with no lock in hand")));
    }
    let message =
        format!("`garlic: {claimed}` is printed, and what {} keeps is {value}", run.object_name(object));
    Err(run.broken_at(line.event, message))
}

/// The first addition, with no lock in hand, to an atomic that is worth what is printed.
fn added_to_outside(run: &Run, printed: usize, claimed: i64) -> Option<AtomicUse> {
    let shoppers = candidates(run).into_iter().flat_map(|(_, shoppers)| shoppers).collect::<Vec<_>>();
    let mut atomics = added_to(run, &shoppers);
    atomics.retain(|(_, uses)| {
        uses.iter().rfind(|used| used.event < printed).is_some_and(|last| last.new == claimed)
    });
    let outside = |used: &&AtomicUse| {
        used.old != used.new && !run.holding(used.thread, used.event).any(|hold| hold.exclusive())
    };
    atomics.iter().find_map(|(_, uses)| uses.iter().find(outside).copied())
}

/// The atomics to which two of the shoppers write.
fn added_to(run: &Run, shoppers: &[Shopper]) -> Vec<(Object, Vec<AtomicUse>)> {
    let adds = |thread: Thread| shoppers.iter().any(|shopper| shopper.threads.contains(&thread));
    let mut atomics = shoppers::atomics(run);
    atomics.retain(|(_, uses)| {
        let written = uses.iter().filter(|used| used.operation != AtomicOperation::Load);
        shoppers::threads(written.map(|used| used.thread).filter(|thread| adds(*thread))).len() >= 2
    });
    atomics
}

/// The lock is a part of one that the program makes itself, of a flag and a condition, and the count is an atomic:
/// either every addition is made between taking that lock and giving it back, or it is a load and a store, which
/// need a lock to come to the right number in every interleaving.
fn lies_beside(run: &Run, lock: Object, shoppers: &[Shopper], printed: usize, claimed: i64) -> bool {
    let stretches = own_lock(run, lock, shoppers);
    added_to(run, shoppers).iter().any(|(_, uses)| {
        let last = uses.iter().rev().find(|used| used.event < printed);
        last.is_some_and(|last| last.new == claimed)
            && uses.iter().filter(|used| used.old != used.new && used.event < printed).all(|used| {
                let within = |section: &Section| section.thread == used.thread && section.at(used.event);
                used.operation == AtomicOperation::Store || stretches.iter().any(within)
            })
    })
}

/// Every addition is made between taking such a lock and giving it back, and none with the inner one in hand.
fn added_beside(run: &Run, lock: Object, shoppers: &[Shopper]) -> bool {
    let stretches = own_lock(run, lock, shoppers);
    let value = run.holds_of(lock).filter_map(|hold| hold.value).last();
    let is_the_count = value.is_some() && value == run.claim("garlic").map(|(_, claimed)| claimed);
    !is_the_count
        && added_to(run, shoppers).iter().any(|(_, uses)| {
            uses.iter().filter(|used| used.old != used.new).all(|used| {
                stretches.iter().any(|section| section.thread == used.thread && section.at(used.event))
                    && !run.holding(used.thread, used.event).any(|hold| hold.lock == lock)
            })
        })
}

/// Where the lock guards the flag of one that the program makes itself: from each setting of the flag to its
/// resetting. Nothing where two threads would have it at once.
fn own_lock(run: &Run, lock: Object, shoppers: &[Shopper]) -> Vec<Section> {
    let mut before = None;
    let mut changes: Vec<(Thread, usize)> = Vec::new();
    for hold in run.holds_of(lock) {
        // A wait may look at the flag through a reference that could change it.
        let changed = hold.wrote && (hold.value.is_none() || hold.value != before);
        before = hold.value;
        if changed {
            changes.push((hold.thread, hold.acquired));
        }
    }
    let mut stretches = Vec::new();
    for &thread in shoppers.iter().flat_map(|shopper| &shopper.threads) {
        let own: Vec<usize> = changes.iter().filter(|(by, _)| *by == thread).map(|(_, at)| *at).collect();
        for pair in own.chunks(2) {
            let (from, to) = (pair[0], pair.get(1).copied());
            stretches.push(Section { thread, lock, from, to, holds: Vec::new(), exclusive: true });
        }
    }
    stretches.sort_unstable_by_key(|section| section.from);
    match stretches.is_sorted_by(|one, next| one.to.is_some_and(|to| to <= next.from)) {
        true => stretches,
        false => Vec::new(),
    }
}

/// Locks that every shopper has in hand at each of its additions: as much the lock as the one within.
fn around(run: &Run, lock: Object, shoppers: &[Shopper]) -> Vec<Object> {
    if shoppers.len() < 2 {
        return Vec::new();
    }
    let mut around: Vec<Object> =
        run.holds().iter().filter(|hold| hold.exclusive()).map(|hold| hold.lock).collect();
    around.sort_unstable();
    around.dedup();
    around.retain(|&outer| {
        let mut additions = shoppers.iter().flat_map(|shopper| &shopper.additions);
        let in_hand = |at: usize| {
            run.holding(run.events()[at].thread, at).any(|hold| hold.lock == outer && hold.exclusive())
        };
        outer != lock && additions.all(|&at| in_hand(at))
    });
    around
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
                let often = if times == 1 { "once".to_owned() } else { format!("{times} times") };
                let message = format!("{name} takes {} for an addition {often}", run.object_name(lock));
                Err(run.broken_at(last, message))
            }
            _ => Ok(()),
        }
    })
}

fn waits(run: &Run) -> Judgement {
    one_keeps(run, |lock, shoppers| {
        let around = around(run, lock, shoppers);
        let mut held: Vec<Section> = sections(run, |hold| hold.lock == lock || around.contains(&hold.lock));
        if added_beside(run, lock, shoppers) {
            held.extend(own_lock(run, lock, shoppers));
        }
        held.iter().try_for_each(|section| {
            let name = || run.name(section.thread);
            let lock = || run.object_name(section.lock);
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
                    let message =
                        format!("{} waits for {} while it holds {}", name(), run.awaited(wait), lock());
                    return Err(run.broken_at(wait.from, message));
                }
            }
            // Reading the clock until it is later waits for time to pass as well.
            let took = section.to.map_or(0, |to| run.events()[to].time - run.events()[section.from].time);
            if run.is_exact() && !blocked && took >= THINKING / 2 {
                let message = format!("{} holds {} for {} ms", name(), lock(), took / 1_000_000);
                return Err(run.broken_at(section.from, message));
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
