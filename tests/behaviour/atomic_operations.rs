//! An addition that is one step needs no lock.

use threadbare_trace::{Object, What};

use super::looks::looks;
use super::shoppers::{self, EACH, Shopper};
use crate::judge::{Behaviour, Broken, Judgement};
use crate::run::{AtomicUse, Run};

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("atomic_operations")
        .summarised_by(&["garlic"])
        .printed("`garlic: 10` is printed", |run| run.claims("garlic", 10))
        .always("no lock is taken", |run| {
            let taken = run.events().iter().enumerate().find_map(|(at, event)| match event.what {
                What::Acquired { lock, .. } | What::TryFailed { lock, .. } | What::TimedOut { lock, .. } => {
                    Some((at, event.thread, lock))
                }
                _ => None,
            });
            match taken {
                Some((at, thread, lock)) => {
                    Err(run.broken_at(at, format!("{} takes {}", run.name(thread), run.object_name(lock))))
                }
                None => Ok(()),
            }
        })
        .hint("an atomic needs no lock around it, not even a read lock")
        .always("no lock is made by hand from atomics", no_lock_by_hand)
        .hint("whoever looks at an atomic until it changes waits for somebody else, as at a lock")
        .always("there is one shared count", one_count)
        .hint("one atomic, to which both shoppers add, and whose value is printed")
        .always("each addition is one atomic read-modify-write that succeeds and adds one", in_one_step)
        .hint("a load and a store are two steps, with room between them; `fetch_add` is one")
        .sometimes("one shopper's addition falls between two of the other's", |run| {
            count(run).is_some_and(|(_, _, shoppers)| shoppers::alternate(&shoppers))
        })
        .hint("both must be shopping at the same time")
}

/// The atomic to which both add: the one to which ones are added in one step, most of all.
fn count(run: &Run) -> Option<(Object, Vec<AtomicUse>, Vec<Shopper>)> {
    let claimed = run.claim("garlic").map(|(_, claimed)| claimed);
    shoppers::atomics(run)
        .into_iter()
        .filter_map(|(object, uses)| {
            let changes: Vec<AtomicUse> = uses.iter().filter(|used| changes(used)).copied().collect();
            let shoppers = shoppers::shoppers(run, changes.iter().map(|used| (used.thread, used.event)));
            if shoppers.len() < 2 {
                return None;
            }
            let ones = changes.iter().filter(|used| adds_one(used)).count();
            let is_claimed = uses.last().is_some_and(|last| Some(last.new) == claimed);
            Some(((is_claimed, ones), (object, uses, shoppers)))
        })
        .max_by_key(|(score, _)| *score)
        .map(|(_, found)| found)
}

/// Main's setting of the count before anybody adds is none.
fn changes(used: &AtomicUse) -> bool {
    used.old != used.new || used.read_modify_wrote()
}

fn adds_one(used: &AtomicUse) -> bool {
    used.read_modify_wrote() && used.new == used.old.wrapping_add(1)
}

fn no_count(run: &Run) -> Broken {
    run.broken("there is no atomic to which two threads add")
}

fn one_count(run: &Run) -> Judgement {
    let (object, uses, _) = count(run).ok_or_else(|| no_count(run))?;
    let Some((line, claimed)) = run.claim("garlic") else { return Ok(()) };
    match uses.iter().rev().find(|used| used.event < line.event) {
        Some(last) if last.new != claimed => {
            let message =
                format!("`garlic: {claimed}` is printed, and {} is {}", run.object_name(object), last.new);
            Err(run.broken_at(line.event, message))
        }
        _ => Ok(()),
    }
}

fn in_one_step(run: &Run) -> Judgement {
    let (_, uses, shoppers) = count(run).ok_or_else(|| no_count(run))?;
    let shops = |used: &&AtomicUse| shoppers.iter().any(|shopper| shopper.threads.contains(&used.thread));
    let writes = |used: &AtomicUse| {
        used.old != used.new
            || matches!(
                used.operation,
                threadbare_trace::AtomicOperation::Store | threadbare_trace::AtomicOperation::Swap
            )
    };
    // Main may set the count before it starts the shoppers, and empty it when they are through.
    let additions =
        || shoppers.iter().filter(|shopper| shopper.threads != [0]).flat_map(|shopper| &shopper.additions);
    let (first, last) = (additions().min().copied(), additions().max().copied());
    let between = |used: &&AtomicUse| {
        used.thread != 0 || Some(used.event) > first && Some(used.event) < last || is_shopper(&shoppers)
    };
    if let Some(used) = uses.iter().filter(shops).filter(between).find(|used| writes(used) && !adds_one(used))
    {
        let name = run.name(used.thread);
        return Err(run.broken_at(
            used.event,
            match used.read_modify_wrote() {
                true => format!("{name} adds {} in one step", used.new.wrapping_sub(used.old)),
                false => format!("{name} overwrites the count: it was {}, and is {}", used.old, used.new),
            },
        ));
    }
    let real: Vec<Shopper> = shoppers
        .into_iter()
        .filter(|shopper| shopper.threads != [0] || shopper.additions.len() >= EACH)
        .collect();
    shoppers::five_each(run, &real)
}

/// Main adds as often as a shopper does.
fn is_shopper(shoppers: &[Shopper]) -> bool {
    shoppers.iter().any(|shopper| shopper.threads == [0] && shopper.additions.len() >= EACH)
}

/// A shopper waits for an atomic to change while another one is ahead of it, as at a lock. Nobody has to wait who
/// is at the start of all, or through.
fn no_lock_by_hand(run: &Run) -> Judgement {
    let Some((_, _, shoppers)) = count(run) else { return Ok(()) };
    let so_far = |shopper: &Shopper, event: usize| {
        shopper.additions.iter().filter(|&&addition| addition < event).count()
    };
    for look in looks(run) {
        let Some(waiting) = shoppers.iter().find(|shopper| shopper.threads.contains(&look.thread)) else {
            continue;
        };
        let mine = so_far(waiting, look.first);
        let is_through = mine == waiting.additions.len();
        let others = shoppers.iter().filter(|other| other.threads != waiting.threads && other.threads != [0]);
        let behind = others.map(|other| so_far(other, look.first)).max().unwrap_or_default();
        if !is_through && mine < behind && so_far(waiting, look.second) == mine {
            let (name, object) = (run.name(look.thread), run.object_name(look.object));
            let message = format!("{name} looks at {object} again and again until it may go on");
            return Err(run.broken_at(look.second, message));
        }
    }
    Ok(())
}
