//! Everybody takes the two locks in the same order, so nobody waits in a circle.

use std::cmp::Reverse;

use threadbare_trace::{AtomicOperation, Object, Thread, What};

use super::hands::{Hands, attempt};
use crate::judge::{Behaviour, Judgement};
use crate::run::{Hold, Run};

const BALANCE: i64 = 100;
const TRANSFER: i64 = 10;
/// What each clerk moves in all.
const MOVED: i64 = 30;
/// Of two clerks, three each.
const TRANSFERS: usize = 6;
const AUDITS: usize = 2;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("lock_ordering")
        .summarised_by(&["total"])
        .printed("the auditor counts 200, twice", |run| {
            if let Some((line, audit)) = run.values("audit").find(|(_, audit)| *audit != "200") {
                return Err(run.broken_at(line.event, format!("an audit sees {audit}, not 200")));
            }
            run.prints("audit: 200", AUDITS)
        })
        .hint("between two holds money is on the way: an audit needs both accounts at the same time")
        .printed("the total is 200 in the end", |run| run.claims("total", 200))
        .always("both locks are taken in the same order by everybody", same_order)
        .hint("go by something that does not change, such as the number of the account")
        .always("an auditor or clerk holds both accounts at once", holds_both)
        .hint("keep the guard of the first account while you take the second, and until you are done")
        .always("two clerks move 10 three times each, in opposite directions", moves)
        .always("no other lock stands before the two", nothing_before)
        .hint("a lock around both makes their order meaningless, and only one can work at a time")
        .sometimes("someone is blocked on an account", |run| {
            accounts(run).is_some_and(|accounts| {
                run.waits().iter().any(|wait| wait.lock().is_some_and(|lock| accounts.locks.contains(&lock)))
            })
        })
        .hint("clerks and auditor must be at work at the same time, and wait in `lock`")
}

/// A time in which one thread holds both accounts.
struct Both {
    /// Numbers of the run's holds, the one that was taken first in front.
    holds: [usize; 2],
}

struct Accounts {
    locks: [Object; 2],
    both: Vec<Both>,
}

/// The two locks that are held together and whose data is reached then.
fn accounts(run: &Run) -> Option<Accounts> {
    let mut hands = Hands::new(run);
    let mut pairs: Vec<Accounts> = Vec::new();
    for at in 0..run.events().len() {
        let Some(begun) = hands.pass(at).1 else { continue };
        let hold = &run.holds()[begun];
        for (number, other) in hands.of(hold.thread).filter(|(_, other)| other.lock != hold.lock) {
            let locks = [other.lock.min(hold.lock), other.lock.max(hold.lock)];
            let both = Both { holds: [number, begun] };
            match pairs.iter_mut().find(|pair| pair.locks == locks) {
                Some(pair) => pair.both.push(both),
                None => pairs.push(Accounts { locks, both: vec![both] }),
            }
        }
    }
    let balanced = |lock: Object| {
        run.holds_of(lock).filter_map(|hold| hold.value).last().is_some_and(|value| value == BALANCE)
    };
    let score = |pair: &Accounts| {
        let holds = |both: &Both| both.holds.map(|number| &run.holds()[number]);
        let mut clerks: Vec<Thread> = pair
            .both
            .iter()
            .map(holds)
            .filter(|[one, other]| one.wrote && other.wrote)
            .map(|[one, _]| one.thread)
            .collect();
        clerks.sort_unstable();
        clerks.dedup();
        let touched =
            pair.both.iter().map(holds).filter(|[one, other]| is_reached(one) && is_reached(other)).count();
        // A gate is taken before the accounts are.
        let last = pair.both.last().map(|both| (both.holds[1], both.holds[0]));
        (
            pair.locks.iter().filter(|lock| balanced(**lock)).count(),
            clerks.len(),
            touched,
            pair.both.len(),
            last,
        )
    };
    pairs.into_iter().max_by_key(|pair| (score(pair), Reverse(pair.locks)))
}

fn is_reached(hold: &Hold) -> bool {
    !hold.touches.is_empty()
}

impl Accounts {
    /// Whoever comes near an account.
    fn staff(&self, run: &Run) -> Vec<Thread> {
        let mut staff: Vec<Thread> = run
            .events()
            .iter()
            .filter(|event| attempt(&event.what).is_some_and(|(lock, _)| self.locks.contains(&lock)))
            .map(|event| event.thread)
            .collect();
        staff.sort_unstable();
        staff.dedup();
        staff
    }

    /// Main looks at the accounts while nobody else of the staff can: before all others, or after them.
    fn is_aside(&self, run: &Run, staff: &[Thread], thread: Thread, event: usize) -> bool {
        let gone = |other: Thread| {
            let spawned =
                run.thread(other).and_then(|life| life.spawned).is_some_and(|spawned| spawned < event);
            !spawned || run.has_ended(other, event)
        };
        thread == 0 && staff.iter().filter(|other| **other != 0).all(|&other| gone(other))
    }

    /// How many of what the accounts are kept in make one: 100 where they are kept in cents.
    fn unit(&self, run: &Run) -> i64 {
        let in_the_end = |lock: Object| written_in_order(run, lock).last().and_then(|(_, hold)| hold.value);
        match self.locks.map(in_the_end) {
            [Some(one), Some(other)] if one == other && one > 0 && one % BALANCE == 0 => one / BALANCE,
            _ => 1,
        }
    }

    /// For each time in which somebody holds both: whether the first and the second one changed what they guard.
    /// Nothing where that cannot be told.
    fn changes(&self, run: &Run) -> Option<Vec<bool>> {
        let mut changed = vec![false; run.holds().len()];
        for lock in self.locks {
            let mut before = BALANCE * self.unit(run);
            for (number, hold) in written_in_order(run, lock) {
                let value = hold.value?;
                changed[number] = value != before;
                before = value;
            }
        }
        let moved = |both: &Both| both.holds.iter().any(|hold| changed[*hold]);
        self.both.iter().any(&moved).then(|| self.both.iter().map(moved).collect())
    }

    fn shared<'a>(&'a self, run: &'a Run) -> impl Iterator<Item = (&'a Hold, &'a Hold)> {
        self.both.iter().map(|both| (&run.holds()[both.holds[0]], &run.holds()[both.holds[1]]))
    }
}

/// The holds of a lock that wrote, as they ended.
fn written_in_order(run: &Run, lock: Object) -> Vec<(usize, &Hold)> {
    let holds = run.holds().iter().enumerate();
    let mut writes: Vec<(usize, &Hold)> =
        holds.filter(|(_, hold)| hold.lock == lock && hold.wrote && hold.released.is_some()).collect();
    writes.sort_by_key(|(_, hold)| hold.released);
    writes
}

fn same_order(run: &Run) -> Judgement {
    let Some(accounts) = accounts(run) else { return Ok(()) };
    let staff = accounts.staff(run);
    let mut hands = Hands::new(run);
    // The order that came first: by whom, and where.
    let mut known: Option<(Object, Thread, usize)> = None;
    for (at, event) in run.events().iter().enumerate() {
        let taken = match event.what {
            What::TryFailed { .. } | What::TimedOut { .. } => None,
            _ => attempt(&event.what).map(|(lock, _)| lock).filter(|lock| accounts.locks.contains(lock)),
        };
        let first = taken.and_then(|taken| {
            let mut held = hands.of(event.thread).map(|(_, hold)| hold.lock);
            held.find(|lock| *lock != taken && accounts.locks.contains(lock)).map(|lock| (lock, taken))
        });
        if let Some((first, second)) = first
            && !accounts.is_aside(run, &staff, event.thread, at)
        {
            match known {
                None => known = Some((first, event.thread, at)),
                Some((order, by, before)) if order != first => {
                    let message = format!(
                        "{} takes {} while it holds {}; {} took them the other way round (line {})",
                        run.name(event.thread),
                        named(run, second),
                        named(run, first),
                        run.name(by),
                        run.line_at(before)
                    );
                    return Err(run.broken_at(at, message));
                }
                Some(_) => {}
            }
        }
        hands.pass(at);
    }
    Ok(())
}

/// Two accounts often go by one name, so their numbers are told too.
fn named(run: &Run, lock: Object) -> String {
    format!("{} (lock {lock})", run.object_name(lock))
}

fn holds_both(run: &Run) -> Judgement {
    if !run.ending().by_itself() {
        return Ok(());
    }
    let Some(accounts) = accounts(run) else {
        return Err(run.broken("nobody ever holds two locks at the same time"));
    };
    let staff = accounts.staff(run);
    let [one, other] = accounts.locks;
    for &lock in &accounts.locks {
        let partner = if lock == one { other } else { one };
        for hold in run.holds_of(lock) {
            // Who is done with one account may give it back before the other: nobody else can have both till then.
            let has_both = run.holds_of(partner).any(|other| {
                other.thread == hold.thread && (other.at(hold.acquired) || hold.at(other.acquired))
            });
            for &at in hold.touches.iter().filter(|_| !has_both) {
                let writes = matches!(run.events()[at].what, What::Touched { write: true, .. });
                if writes && !accounts.is_aside(run, &staff, hold.thread, at) {
                    let message = format!(
                        "{} changes {} and does not hold the other account",
                        run.name(hold.thread),
                        named(run, lock)
                    );
                    return Err(run.broken_at(at, message));
                }
            }
        }
    }
    let last_audit = run.printed("audit: 200").last().map_or(run.last(), |line| line.event);
    // How often both are reached in one hold of the two; main's own look in the end is no audit.
    let reached: Vec<usize> = accounts
        .shared(run)
        .map(|(one, other)| {
            let aside =
                accounts.is_aside(run, &staff, one.thread, other.acquired) && other.acquired > last_audit;
            let only_looks = |hold: &Hold| !hold.wrote && hold.touches.len() < 2;
            match aside && (only_looks(one) || only_looks(other)) {
                true => 0,
                false => one.touches.len().min(other.touches.len()),
            }
        })
        .collect();
    if reached.iter().all(|times| *times == 0) {
        return balances_elsewhere(run, &accounts, &staff);
    }
    let (needed, found, what) = match accounts.changes(run) {
        Some(changes) => {
            let looks = reached.iter().zip(changes).filter(|(_, changes)| !changes);
            (AUDITS, looks.map(|(times, _)| times).sum::<usize>(), "added up")
        }
        // What is behind the locks is no plain number: a look is like a change.
        None => (TRANSFERS + AUDITS, reached.iter().sum(), "moved between or added up"),
    };
    if found < needed {
        let message =
            format!("the two accounts are {what} {found} times by somebody who holds both, not {needed}");
        return Err(match run.printed("audit: 200").last() {
            Some(line) => run.broken_at(line.event, message),
            None => run.broken(message),
        });
    }
    Ok(())
}

/// The locks guard nothing themselves: then it is atomics that are changed, and nobody does so without both.
fn balances_elsewhere(run: &Run, accounts: &Accounts, staff: &[Thread]) -> Judgement {
    let holds_both = |thread: Thread, at: usize| {
        accounts.locks.iter().all(|lock| run.holding(thread, at).any(|hold| hold.lock == *lock))
    };
    let changes =
        run.atomics().filter(|used| used.operation != AtomicOperation::Load && used.old != used.new);
    let mut counted: Vec<(Object, usize)> = Vec::new();
    for used in changes {
        if holds_both(used.thread, used.event) {
            match counted.iter_mut().find(|(object, _)| *object == used.object) {
                Some((_, times)) => *times += 1,
                None => counted.push((used.object, 1)),
            }
        } else if staff.contains(&used.thread) && (used.new - used.old).abs() == 10 {
            let message = format!(
                "{} changes {} and does not hold both accounts",
                run.name(used.thread),
                run.object_name(used.object)
            );
            return Err(run.broken_at(used.event, message));
        }
    }
    match counted.iter().filter(|(_, times)| *times >= TRANSFERS).count() >= 2 {
        true => Ok(()),
        false => Err(run.broken("the two locks that are held together guard no balances")),
    }
}

fn moves(run: &Run) -> Judgement {
    let Some(accounts) = accounts(run).filter(|_| run.ending().by_itself()) else { return Ok(()) };
    let Some(changes) = accounts.changes(run) else { return Ok(()) };
    let moved = accounts.shared(run).zip(changes).filter(|(_, changes)| *changes);
    let mut clerks: Vec<Thread> = moved.map(|((one, _), _)| one.thread).collect();
    clerks.sort_unstable();
    clerks.dedup();
    if clerks.len() < 2 {
        return Err(run.broken(format!("money is moved by {} thread, not by two clerks", clerks.len())));
    }
    let unit = accounts.unit(run);
    // A `RefCell` behind a lock shows no number.
    let is_plain = |lock: &Object| run.holds_of(*lock).any(|hold| hold.value.is_some());
    for lock in accounts.locks.into_iter().filter(is_plain) {
        let mut before = BALANCE * unit;
        let (mut up, mut down) = (0, 0);
        let writes = written_in_order(run, lock);
        for (hold, value) in writes.iter().filter_map(|(_, hold)| Some((hold, hold.value?))) {
            let amount = value - before;
            if amount.abs() > TRANSFER * unit
                && let Some(at) = run.changed_at_once(hold, amount)
            {
                let message = format!("{} moves {} at once", run.name(hold.thread), amount.abs());
                return Err(run.broken_at(at, message));
            }
            if value > before {
                up += value - before;
            } else {
                down += before - value;
            }
            before = value;
        }
        let right = MOVED * unit;
        if (up, down) != (right, right) {
            let message =
                format!("{down} leave {} and {up} come in, not {right} and {right}", named(run, lock));
            return Err(run.broken_at(writes.last().map_or(0, |(_, hold)| hold.acquired), message));
        }
    }
    Ok(())
}

fn nothing_before(run: &Run) -> Judgement {
    let Some(accounts) = accounts(run) else { return Ok(()) };
    let staff = accounts.staff(run);
    let mut hands = Hands::new(run);
    for (at, event) in run.events().iter().enumerate() {
        let reached = attempt(&event.what).is_some_and(|(lock, _)| accounts.locks.contains(&lock));
        if reached && !hands.of(event.thread).any(|(_, hold)| accounts.locks.contains(&hold.lock)) {
            // A lock that nobody else on the staff takes is no gate.
            let gate = hands.of(event.thread).map(|(_, hold)| hold).find(|held| {
                run.holds_of(held.lock).any(|other| {
                    other.thread != event.thread
                        && staff.contains(&other.thread)
                        && !accounts.is_aside(run, &staff, other.thread, other.acquired)
                })
            });
            if let Some(gate) = gate
                && !accounts.is_aside(run, &staff, event.thread, at)
            {
                let message = format!(
                    "{} comes to the accounts holding {} (since line {})",
                    run.name(event.thread),
                    run.object_name(gate.lock),
                    gate.line
                );
                return Err(run.broken_at(at, message));
            }
        }
        hands.pass(at);
    }
    Ok(())
}
