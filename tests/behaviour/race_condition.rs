//! A read and a write with room between them lose additions.

use threadbare_trace::{AtomicOperation, Object, Thread};

use super::shoppers::{self, EACH, Shopper};
use crate::judge::{Behaviour, Broken, Judgement};
use crate::run::{AtomicUse, Run};

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("race_condition")
        .summarised_by(&["garlic"])
        .interesting(|run| run.claim("garlic").is_some_and(|(_, garlic)| garlic < 10))
        .printed("`garlic: N` is printed, and N is 2 to 10", |run| match run.claim("garlic") {
            Some((_, 2..=10)) => Ok(()),
            Some((line, garlic)) => Err(run.broken_at(line.event, format!("garlic is {garlic}"))),
            None => Err(run.broken("`garlic: N` is not printed")),
        })
        .always("N is the one count after both shoppers have ended", is_the_count)
        .hint("join both shoppers, or leave their scope, and only then look at the count")
        .always("each shopper takes the count and puts back one more, five times", takes_and_puts_back)
        .hint("here the addition is meant to have room in it: a load, and then a store of one more")
        .always("no lock is held while the count is touched", no_lock)
        .sometimes("N is less than 10", |run| run.claim("garlic").is_some_and(|(_, garlic)| garlic < 10))
        .hint("both shoppers must be at it at the same time, and reading and writing two steps")
}

/// Where the count is kept.
enum Count {
    Atomic(Object),
    /// In a thread that gives it out and takes it back in messages.
    Messages(Vec<Shopper>),
    /// Under a lock, where it must not be.
    Locked(Object),
}

/// What a shopper does to an atomic count.
struct Change {
    thread: Thread,
    event: usize,
    /// It wrote one more than it had read before, in another step.
    fair: bool,
}

/// The changes by those who have looked first: whoever writes without looking sets the count, and adds nothing.
fn changes(uses: &[AtomicUse]) -> Vec<Change> {
    let mut seen: Vec<(Thread, Vec<i64>)> = Vec::new();
    let mut changes = Vec::new();
    for used in uses {
        let position = seen.iter().position(|(thread, _)| *thread == used.thread).unwrap_or_else(|| {
            seen.push((used.thread, Vec::new()));
            seen.len() - 1
        });
        let values = &mut seen[position].1;
        match used.operation {
            AtomicOperation::Load | AtomicOperation::CompareExchange { succeeded: false } => {
                values.push(used.old);
            }
            AtomicOperation::Store | AtomicOperation::Swap => {
                let fair = used.new.checked_sub(1).is_some_and(|one_less| values.contains(&one_less));
                if !values.is_empty() || changes.iter().any(|change: &Change| change.thread == used.thread) {
                    changes.push(Change { thread: used.thread, event: used.event, fair });
                }
                values.clear();
            }
            AtomicOperation::ReadModifyWrite | AtomicOperation::CompareExchange { succeeded: true } => {
                changes.push(Change { thread: used.thread, event: used.event, fair: false });
                values.clear();
            }
        }
    }
    changes
}

fn count(run: &Run) -> Option<Count> {
    let claimed = run.claim("garlic").map(|(_, claimed)| claimed);
    let atomic = shoppers::atomics(run)
        .into_iter()
        .map(|(object, uses)| {
            let changes = changes(&uses);
            let shared = shoppers::threads(changes.iter().map(|change| change.thread)).len() >= 2;
            let fair = changes.iter().filter(|change| change.fair).count();
            let is_claimed = uses.last().is_some_and(|last| Some(last.new) == claimed);
            ((shared, fair.min(2 * EACH), changes.len().min(2 * EACH), is_claimed), object)
        })
        .max_by_key(|(score, _)| *score)
        .filter(|((shared, _, changes, _), _)| *shared && *changes >= EACH);
    if let Some((_, object)) = atomic {
        return Some(Count::Atomic(object));
    }
    if let Some(shoppers) = correspondents(run) {
        return Some(Count::Messages(shoppers));
    }
    shoppers::locked_count(run).map(Count::Locked)
}

/// Those who take something out of a channel and put something in, at least five times each. Whoever keeps the
/// count does so for all of them.
fn correspondents(run: &Run) -> Option<Vec<Shopper>> {
    let traffic = shoppers::messages(run);
    let mut busy: Vec<(usize, Thread)> = traffic
        .iter()
        .enumerate()
        .filter(|(_, (sent, received))| sent.len() >= EACH && received.len() >= EACH)
        .map(|(thread, (sent, received))| (sent.len() + received.len(), thread as Thread))
        .collect();
    busy.sort_unstable();
    if busy.len() > 2 {
        busy.pop();
    }
    if busy.len() < 2 {
        return None;
    }
    let shopper =
        |(_, thread)| Shopper { threads: vec![thread], additions: traffic[usize::from(thread)].0.clone() };
    Some(busy.into_iter().map(shopper).collect())
}

fn shoppers_at(run: &Run, object: Object) -> Vec<Shopper> {
    let uses: Vec<AtomicUse> = run.atomics().filter(|used| used.object == object).collect();
    shoppers::shoppers(run, changes(&uses).iter().map(|change| (change.thread, change.event)))
}

fn nothing_shared(run: &Run) -> Broken {
    run.broken("there is no count that two threads take and put back")
}

fn is_the_count(run: &Run) -> Judgement {
    let Some((line, claimed)) = run.claim("garlic") else {
        return Err(run.broken("`garlic: N` is not printed"));
    };
    let shoppers = match count(run).ok_or_else(|| nothing_shared(run))? {
        Count::Atomic(object) => {
            let last = run.atomics().filter(|used| used.object == object && used.event < line.event).last();
            if let Some(last) = last
                && last.new != claimed
            {
                let message = format!(
                    "`garlic: {claimed}` is printed, and {} is {}",
                    run.object_name(object),
                    last.new
                );
                return Err(run.broken_at(line.event, message));
            }
            shoppers_at(run, object)
        }
        Count::Messages(shoppers) => shoppers,
        Count::Locked(lock) => shoppers::shoppers(run, shoppers::visits(run, lock)),
    };
    shoppers::have_ended(run, &shoppers, line.event)
}

fn takes_and_puts_back(run: &Run) -> Judgement {
    match count(run).ok_or_else(|| nothing_shared(run))? {
        Count::Atomic(object) => {
            let uses: Vec<AtomicUse> = run.atomics().filter(|used| used.object == object).collect();
            let changes = changes(&uses);
            if let Some(change) = changes.iter().find(|change| !change.fair) {
                let at_once =
                    run.atomics().any(|used| used.event == change.event && used.read_modify_wrote());
                let name = run.name(change.thread);
                return Err(run.broken_at(
                    change.event,
                    match at_once {
                        true => format!("{name} takes the count and puts it back in one step"),
                        false => format!("{name} puts back something else than one more than it took"),
                    },
                ));
            }
            shoppers::five_each(run, &shoppers_at(run, object))
        }
        Count::Messages(_) | Count::Locked(_) => Ok(()),
    }
}

fn no_lock(run: &Run) -> Judgement {
    let touched: Vec<(Thread, usize)> = match count(run) {
        None => return Ok(()),
        Some(Count::Locked(lock)) => {
            let visits = shoppers::visits(run, lock);
            let Some((thread, event)) = visits.into_iter().next() else { return Ok(()) };
            let message = format!("{} touches the count under {}", run.name(thread), run.object_name(lock));
            return Err(run.broken_at(event, message));
        }
        Some(Count::Atomic(object)) => {
            let shoppers = shoppers_at(run, object);
            let shops = |thread| shoppers.iter().any(|shopper| shopper.threads.contains(&thread));
            let uses = run.atomics().filter(|used| used.object == object && shops(used.thread));
            uses.map(|used| (used.thread, used.event)).collect()
        }
        Some(Count::Messages(shoppers)) => {
            let traffic = shoppers::messages(run);
            let all = shoppers.iter().flat_map(|shopper| &shopper.threads).flat_map(|&thread| {
                let (sent, received) = &traffic[usize::from(thread)];
                sent.iter().chain(received).map(move |&event| (thread, event))
            });
            all.collect()
        }
    };
    for (thread, event) in touched {
        if let Some(hold) = run.holding(thread, event).next() {
            let message = format!(
                "{} touches the count and holds {} since line {}",
                run.name(thread),
                run.object_name(hold.lock),
                hold.line
            );
            return Err(run.broken_at(event, message));
        }
    }
    Ok(())
}
