//! What the sheets about the two shoppers have in common: who they are, what they add, and in which order.
//! They are known by what they do to the count, not by their names.

use threadbare_trace::{AtomicOperation, Object, Thread, What};

use super::sections::{Section, sections};
use crate::judge::Judgement;
use crate::run::{AtomicUse, Run};

/// How often each shopper adds one.
pub(super) const EACH: usize = 5;

/// Usually one thread; where a shopper has its additions made by other threads, all of these.
pub(super) struct Shopper {
    pub(super) threads: Vec<Thread>,
    /// The events in which it adds.
    pub(super) additions: Vec<usize>,
}

impl Shopper {
    pub(super) fn name(&self, run: &Run) -> String {
        self.threads.first().map_or_else(|| "a shopper".to_owned(), |&thread| run.name(thread))
    }
}

/// Each thread once, in the order in which they come.
pub(super) fn threads(all: impl Iterator<Item = Thread>) -> Vec<Thread> {
    let mut threads = Vec::new();
    for thread in all {
        if !threads.contains(&thread) {
            threads.push(thread);
        }
    }
    threads
}

/// Puts additions together by shopper: by thread, or else, where that makes two of five each, by the thread that
/// started those who add.
pub(super) fn shoppers(run: &Run, additions: impl IntoIterator<Item = (Thread, usize)>) -> Vec<Shopper> {
    let additions: Vec<(Thread, usize)> = additions.into_iter().collect();
    let parent =
        |thread: Thread| run.thread(thread).and_then(|life| life.parent).filter(|parent| *parent != 0);
    let itself = |thread: Thread| thread;
    let starter = |thread: Thread| parent(thread).unwrap_or(thread);
    let first = |mut thread: Thread| {
        while let Some(above) = parent(thread) {
            thread = above;
        }
        thread
    };
    let by_thread = grouped(&additions, &itself);
    if is_two_of_five(&by_thread) {
        return by_thread;
    }
    let others: [&dyn Fn(Thread) -> Thread; 2] = [&starter, &first];
    others
        .into_iter()
        .map(|owner| grouped(&additions, owner))
        .find(|found| is_two_of_five(found))
        .unwrap_or(by_thread)
}

fn is_two_of_five(shoppers: &[Shopper]) -> bool {
    shoppers.len() == 2 && shoppers.iter().all(|shopper| shopper.additions.len() == EACH)
}

fn grouped(additions: &[(Thread, usize)], owner: &dyn Fn(Thread) -> Thread) -> Vec<Shopper> {
    let mut shoppers: Vec<(Thread, Shopper)> = Vec::new();
    for &(thread, event) in additions {
        let owner = owner(thread);
        let position = shoppers.iter().position(|(known, _)| *known == owner).unwrap_or_else(|| {
            shoppers.push((owner, Shopper { threads: Vec::new(), additions: Vec::new() }));
            shoppers.len() - 1
        });
        let shopper = &mut shoppers[position].1;
        if !shopper.threads.contains(&thread) {
            shopper.threads.push(thread);
        }
        shopper.additions.push(event);
    }
    shoppers.into_iter().map(|(_, shopper)| shopper).collect()
}

/// Two of them, and five additions each.
pub(super) fn five_each(run: &Run, shoppers: &[Shopper]) -> Judgement {
    if let Some(shopper) = shoppers.iter().find(|shopper| shopper.additions.len() != EACH) {
        let (name, times) = (shopper.name(run), shopper.additions.len());
        let last = shopper.additions.last().copied().unwrap_or_default();
        return Err(run.broken_at(last, format!("{name} adds {times} times, not five")));
    }
    match shoppers.len() {
        2 => Ok(()),
        found => Err(run.broken(format!("{found} threads add to the count five times each, not two"))),
    }
}

/// Their closures have returned; main's own part is over when it goes on to something else.
pub(super) fn have_ended(run: &Run, shoppers: &[Shopper], event: usize) -> Judgement {
    let all = shoppers.iter().flat_map(|shopper| shopper.threads.iter().copied());
    match all.into_iter().find(|&thread| thread != 0 && !run.has_ended(thread, event)) {
        Some(thread) => Err(run.broken_at(event, format!("{} has not ended yet", run.name(thread)))),
        None => Ok(()),
    }
}

/// One adds between two additions of the other.
pub(super) fn alternate(shoppers: &[Shopper]) -> bool {
    let mut order: Vec<(usize, usize)> = Vec::new();
    for (number, shopper) in shoppers.iter().enumerate() {
        order.extend(shopper.additions.iter().map(|&event| (event, number)));
    }
    order.sort_unstable();
    order.dedup_by_key(|(_, number)| *number);
    order.len() >= 3
}

/// Every atomic and what was done to it.
pub(super) fn atomics(run: &Run) -> Vec<(Object, Vec<AtomicUse>)> {
    let mut atomics: Vec<(Object, Vec<AtomicUse>)> = Vec::new();
    for used in run.atomics() {
        match atomics.iter_mut().find(|(object, _)| *object == used.object) {
            Some((_, uses)) => uses.push(used),
            None => atomics.push((used.object, vec![used])),
        }
    }
    atomics
}

/// For each thread: the events in which it sent, and those in which it received.
pub(super) fn messages(run: &Run) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut messages = vec![(Vec::new(), Vec::new()); run.threads().len()];
    for (at, event) in run.events().iter().enumerate() {
        let Some((sent, received)) = messages.get_mut(usize::from(event.thread)) else { continue };
        match event.what {
            What::Sent { .. } => sent.push(at),
            What::Received { .. } => received.push(at),
            _ => {}
        }
    }
    messages
}

/// Additions that are made under this lock: one for each stretch that writes what the lock guards, or else that
/// changes an atomic, or sends a message.
pub(super) fn visits(run: &Run, lock: Object) -> Vec<(Thread, usize)> {
    let held: Vec<Section> = sections(run, |hold| hold.lock == lock);
    let writes =
        |section: &Section| section.holds.iter().any(|&hold| run.holds()[hold].wrote).then_some(section.from);
    // A cell behind a lock is written without the guard being written through.
    let reaches = |section: &Section| {
        let touched = section.holds.iter().any(|&hold| !run.holds()[hold].touches.is_empty());
        (touched && section.exclusive).then_some(section.from)
    };
    let acts = |section: &Section| {
        let to = section.to.unwrap_or(run.events().len()).min(run.events().len());
        let within = run.events().get(section.from..to)?;
        let found = within.iter().position(|event| {
            event.thread == section.thread
                && match event.what {
                    What::Atomic { operation, old, new, .. } => {
                        operation != AtomicOperation::Load
                            && (old != new || operation == AtomicOperation::Store)
                    }
                    What::Sent { .. } => true,
                    _ => false,
                }
        })?;
        section.exclusive.then_some(section.from + found)
    };
    let by = |visit: &dyn Fn(&Section) -> Option<usize>| -> Vec<(Thread, usize)> {
        held.iter().filter_map(|section| Some((section.thread, visit(section)?))).collect()
    };
    let shared = |visits: &[(Thread, usize)]| threads(visits.iter().map(|(thread, _)| *thread)).len() >= 2;
    let written = by(&writes);
    if shared(&written) {
        return written;
    }
    let acted = by(&acts);
    if shared(&acted) {
        return acted;
    }
    by(&reaches)
}

/// Those who come to add. Main sets the count and looks at it; it is a shopper only if it adds as often as one.
pub(super) fn visitors(visits: &[(Thread, usize)]) -> Vec<Thread> {
    let mains = visits.iter().filter(|(thread, _)| *thread == 0).count();
    threads(visits.iter().map(|(thread, _)| *thread).filter(|thread| *thread != 0 || mains >= EACH))
}

/// The lock that guards the count: what it guards is worth what the program prints, or at least it is the one that
/// two threads come back to most often.
pub(super) fn locked_count(run: &Run) -> Option<Object> {
    locked_counts(run).into_iter().next()
}

/// The locks that may be the one, as good as each other.
pub(super) fn locked_counts(run: &Run) -> Vec<Object> {
    let claimed = run.claim("garlic").map(|(_, claimed)| claimed);
    let mut locks: Vec<Object> = Vec::new();
    for hold in run.holds() {
        if !locks.contains(&hold.lock) {
            locks.push(hold.lock);
        }
    }
    let score = |lock: Object| {
        let visits = visits(run, lock);
        let visitors = visitors(&visits);
        let value = run.holds_of(lock).filter_map(|hold| hold.value).last();
        (visitors.len() >= 2, value.is_some() && value == claimed, visits.len().min(2 * EACH))
    };
    let scores: Vec<_> = locks.iter().map(|&lock| (score(lock), lock)).filter(|(score, _)| score.0).collect();
    let best = scores.iter().map(|(score, _)| *score).max();
    scores.into_iter().filter(|(score, _)| Some(*score) == best).map(|(_, lock)| lock).collect()
}
