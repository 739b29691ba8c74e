//! A thread panics with the lock in its hands; the others go on.

use threadbare_trace::{AtomicOperation, Object, Thread, What};

use super::sections::{Section, sections};
use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

/// How often the one that does not fall adds.
const WHOLE: i64 = 5;
/// How often clumsy adds before it falls.
const BEFORE: i64 = 2;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("abandoned_lock")
        .summarised_by(&["count"])
        .but_may_panic(|run, thread| fall(run).is_some_and(|(clumsy, _)| clumsy == thread))
        .hint("a lock that is poisoned can be used all the same: `unwrap_or_else(PoisonError::into_inner)`")
        .printed("the count is 7 in the end", |run| run.claims("count", 7))
        .printed("the exit status is 0", |run| run.exits_with(0))
        .always("clumsy panics with the lock in hand", panics_in_hand)
        .hint("the guard must still live where the panic happens")
        .always("clumsy adds twice before it panics, and nothing afterwards", adds_twice)
        .always("the other adds five times, under the same lock", other_adds_five)
        .sometimes("the other is blocked on the lock as it happens", other_waits)
        .hint("both count at the same time, and wait in `lock`")
}

/// As it happens is from the panic until clumsy has let go.
fn other_waits(run: &Run) -> bool {
    let (Some((clumsy, fell)), Some(count)) = (fall(run), Count::of(run)) else { return false };
    let adds = |thread: Thread| count.additions.iter().any(|addition| addition.thread == thread);
    let held = run.holding(clumsy, fell).find(|hold| hold.lock == count.lock);
    let lets_go = held.and_then(|hold| hold.released).unwrap_or(fell);
    run.waits().iter().any(|wait| {
        wait.lock() == Some(count.lock)
            && wait.from <= lets_go
            && wait.to.is_none_or(|to| fell < to)
            && wait.thread != clumsy
            && adds(wait.thread)
    })
}

/// To add two or more is not to add one and one again, if both may be done in one hold.
fn adds_more_than_one(run: &Run, count: &Count, counts: impl Fn(&Addition) -> bool) -> Judgement {
    for addition in count.additions.iter().filter(|addition| addition.amount > 1 && counts(addition)) {
        let mut holds = run.holds_of(count.lock).filter(|hold| {
            hold.thread == addition.thread && (addition.from..addition.to).contains(&hold.acquired)
        });
        if let Some(at) = holds.find_map(|hold| run.changed_at_once(hold, addition.amount)) {
            let message = format!("{} adds {} at once", run.name(addition.thread), addition.amount);
            return Err(run.broken_at(at, message));
        }
    }
    Ok(())
}

/// Clumsy is whoever panics first.
fn fall(run: &Run) -> Option<(Thread, usize)> {
    let fell = run.events().iter().position(|event| matches!(event.what, What::Panicked { .. }))?;
    Some((run.events()[fell].thread, fell))
}

/// Something is added in a hold of the lock.
struct Addition {
    thread: Thread,
    from: usize,
    to: usize,
    /// How much; 1 where it cannot be told.
    amount: i64,
}

struct Count {
    lock: Object,
    additions: Vec<Addition>,
    /// The amounts are known.
    exact: bool,
}

impl Count {
    /// The lock under which two threads add; of several the one that clumsy has in hand, or else the busiest.
    fn of(run: &Run) -> Option<Count> {
        let mut locks: Vec<Object> = run.holds().iter().map(|hold| hold.lock).collect();
        locks.sort_unstable();
        locks.dedup();
        let in_hand = |lock: Object| {
            fall(run).is_some_and(|(clumsy, fell)| run.holding(clumsy, fell).any(|hold| hold.lock == lock))
        };
        locks.into_iter().map(|lock| Count::under(run, lock)).filter(|count| count.adders() >= 2).max_by_key(
            |count| (in_hand(count.lock), count.exact, count.additions.len(), std::cmp::Reverse(count.lock)),
        )
    }

    fn adders(&self) -> usize {
        let mut adders: Vec<Thread> = self.additions.iter().map(|addition| addition.thread).collect();
        adders.sort_unstable();
        adders.dedup();
        adders.len()
    }

    fn under(run: &Run, lock: Object) -> Count {
        let held = sections(run, |hold| hold.lock == lock && hold.exclusive());
        let end = |section: &Section| section.to.unwrap_or(run.events().len());
        let addition = |section: &Section, amount: i64| Addition {
            thread: section.thread,
            from: section.from,
            to: end(section),
            amount,
        };
        let holds =
            |section: &Section| section.holds.iter().map(|&number| &run.holds()[number]).collect::<Vec<_>>();
        let wrote = |section: &&Section| holds(section).iter().any(|hold| hold.wrote);
        let written: Vec<&Section> = held.iter().filter(wrote).collect();
        let values: Option<Vec<i64>> = written
            .iter()
            .map(|section| holds(section).iter().filter_map(|hold| hold.value).next_back())
            .collect();
        if let Some(values) = values.filter(|values| !values.is_empty()) {
            // It begins at nought.
            let mut before = 0;
            let mut additions = Vec::new();
            for (section, value) in written.iter().zip(values) {
                if value != before {
                    additions.push(addition(section, value - before));
                }
                before = value;
            }
            return Count { lock, additions, exact: true };
        }
        let sum = |section: &Section| -> i64 {
            run.atomics_in(section.from..end(section))
                .filter(|used| used.thread == section.thread)
                .filter(|used| used.operation != AtomicOperation::Load)
                .map(|used| used.new - used.old)
                .sum()
        };
        let mut additions: Vec<Addition> = written.iter().map(|section| addition(section, 1)).collect();
        if additions.is_empty() {
            let counted =
                held.iter().map(|section| (section, sum(section))).filter(|(_, amount)| *amount != 0);
            additions = counted.map(|(section, amount)| addition(section, amount)).collect();
        }
        if additions.is_empty() {
            // Cells are written without their guard knowing it.
            let touched = |section: &&Section| holds(section).iter().any(|hold| !hold.touches.is_empty());
            let cells =
                held.iter().filter(touched).filter(|section| section.thread != 0 || run.threads().len() == 2);
            additions = cells.map(|section| addition(section, 1)).collect();
        }
        Count { lock, additions, exact: false }
    }

    fn added_by(&self, counts: impl Fn(&Addition) -> bool) -> i64 {
        self.additions.iter().filter(|addition| counts(addition)).map(|addition| addition.amount).sum()
    }
}

fn panics_in_hand(run: &Run) -> Judgement {
    let Some((clumsy, fell)) = fall(run) else {
        return if run.ending().by_itself() { Err(run.broken("nobody panics")) } else { Ok(()) };
    };
    let name = run.name(clumsy);
    match Count::of(run) {
        Some(count) if run.holding(clumsy, fell).any(|hold| hold.lock == count.lock) => Ok(()),
        Some(count) => {
            let message = format!("{name} panics and does not hold {}", run.object_name(count.lock));
            Err(run.broken_at(fell, message))
        }
        None if run.holding(clumsy, fell).next().is_none() => {
            Err(run.broken_at(fell, format!("{name} panics and holds no lock")))
        }
        None => Ok(()),
    }
}

fn adds_twice(run: &Run) -> Judgement {
    let (Some((clumsy, fell)), Some(count)) = (fall(run), Count::of(run)) else { return Ok(()) };
    let name = run.name(clumsy);
    let lock = run.object_name(count.lock);
    let writes = |at: &usize| matches!(run.events()[*at].what, What::Touched { write: true, .. });
    let falling = run.holding(clumsy, fell).filter(|hold| hold.lock == count.lock);
    let written = falling.flat_map(|hold| hold.touches.iter().copied()).filter(writes).last();
    // Of a number it is known whether it has changed; of anything else only that it was not reached afterwards.
    let in_hand =
        |addition: &Addition| addition.thread == clumsy && addition.from < fell && fell <= addition.to;
    // It may keep the lock from its first turn to its last: then it adds twice in the hold in which it falls.
    let mut theirs =
        count.additions.iter().filter(|addition| addition.thread == clumsy && addition.from < fell);
    let keeps_it = theirs.all(|addition| in_hand(addition) && addition.amount == BEFORE)
        && count.additions.iter().any(in_hand)
        && written.is_none_or(|at| at < fell);
    if let Some(at) = written
        && !keeps_it
        && (at > fell || count.exact)
        && count.additions.iter().any(in_hand)
    {
        let when = if at > fell { "after its panic" } else { "before its panic" };
        return Err(run.broken_at(at, format!("{name} adds to {lock} {when}, in the same hold")));
    }
    if let Some(later) =
        count.additions.iter().find(|addition| addition.thread == clumsy && addition.from > fell)
    {
        return Err(
            run.broken_at(later.from, format!("{name} carries on and adds to {lock} after its panic"))
        );
    }
    adds_more_than_one(run, &count, |addition| addition.thread == clumsy)?;
    let before = count.added_by(|addition| addition.thread == clumsy && addition.to < fell);
    // What is no plain number may also be looked at through a guard that could write.
    match keeps_it || before == BEFORE || !count.exact && before > BEFORE {
        true => Ok(()),
        false => Err(run.broken_at(fell, format!("{name} has added {before} when it panics, not 2"))),
    }
}

fn other_adds_five(run: &Run) -> Judgement {
    if !run.ending().by_itself() {
        return Ok(());
    }
    let Some(count) = Count::of(run) else {
        return Err(run.broken("no two threads add to something under one lock"));
    };
    let clumsy = fall(run).map(|(clumsy, _)| clumsy);
    adds_more_than_one(run, &count, |addition| Some(addition.thread) != clumsy)?;
    // Main looks at the count in the end, and may set it in the beginning.
    let added = count.added_by(|addition| Some(addition.thread) != clumsy);
    match added == WHOLE || clumsy.is_none() || !count.exact && added > WHOLE {
        true => Ok(()),
        false => {
            let lock = run.object_name(count.lock);
            Err(run.broken(format!("what the other adds under {lock} comes to {added}, not 5")))
        }
    }
}
