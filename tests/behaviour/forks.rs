//! Two diners and two forks, for the sheets in which nobody keeps a fork for ever: meals, forks that are put back
//! uneaten, and the pauses after that. Forks are known by this: whoever holds one reaches for the other.

use threadbare_trace::{How, Nanos, Object, Thread, Wait, What};

use super::hands::{Hands, attempt};
use crate::judge::Judgement;
use crate::run::{Run, Waiting};

/// How often each diner eats, where the sheet says so.
const MEALS_EACH: usize = 3;

/// A limit of so long is none: a year.
const NO_LIMIT: Nanos = 365 * 24 * 3_600 * 1_000_000_000;

/// A diner who gives way so often without a pause, and no less often than with one, does not draw it by chance.
const OFTEN: usize = 3;

/// What happened at the table.
#[derive(Default)]
pub(super) struct Dinner {
    pub(super) forks: Option<[Object; 2]>,
    /// Everybody who reached for a fork. Main may do so too, before and after.
    pub(super) diners: Vec<Thread>,
    /// Who ate, and since when both forks were in hand.
    pub(super) meals: Vec<(Thread, usize)>,
    /// Whose fork was put back, though they had not eaten with it, and when.
    pub(super) put_back: Vec<(Thread, usize)>,
    pub(super) failures: Vec<Failure>,
}

/// Fork in hand, somebody did not get the other one.
pub(super) struct Failure {
    pub(super) thread: Thread,
    pub(super) event: usize,
    /// A limit ran out.
    pub(super) timed_out: bool,
    /// The waits after it for time to pass, before the next fork was reached for.
    pub(super) pauses: Vec<usize>,
    /// Time passed, whether by such a wait or not.
    pub(super) rested: bool,
    /// A lock that was still held in the first of these waits.
    pub(super) held: Option<Object>,
    /// The fork was put back.
    put_back: bool,
    /// Or it was not, and the other one was reached for again.
    pub(super) kept: Option<usize>,
    /// A first fork was reached for again before any pause.
    retaken: bool,
    /// A fork was reached for since, so that no pause is to come.
    over: bool,
}

impl Failure {
    fn new(thread: Thread, event: usize, timed_out: bool) -> Failure {
        Failure {
            thread,
            event,
            timed_out,
            pauses: Vec::new(),
            rested: false,
            held: None,
            put_back: false,
            kept: None,
            retaken: false,
            over: false,
        }
    }
}

/// How two locks are used together.
#[derive(Default)]
struct Pair {
    locks: [Object; 2],
    /// Each was reached for by somebody who held the other one.
    ways: [bool; 2],
    /// Attempts that do not wait, or not for ever.
    tries: usize,
    attempts: usize,
    first: usize,
}

/// The two locks of which one is reached for with the other one in hand: of several such pairs the one that is used
/// most like forks are.
fn forks(run: &Run) -> Option<[Object; 2]> {
    let mut hands = Hands::new(run);
    let mut pairs: Vec<Pair> = Vec::new();
    for (at, event) in run.events().iter().enumerate() {
        let asked = match event.what {
            What::Asked { lock } => Some((lock, Some(How::Try))),
            _ => None,
        };
        if let Some((lock, how)) = attempt(&event.what).or(asked) {
            for (_, hold) in hands.of(event.thread).filter(|(_, hold)| hold.lock != lock) {
                let locks = [hold.lock.min(lock), hold.lock.max(lock)];
                let position = pairs.iter().position(|pair| pair.locks == locks).unwrap_or_else(|| {
                    pairs.push(Pair { locks, first: at, ..Pair::default() });
                    pairs.len() - 1
                });
                let pair = &mut pairs[position];
                pair.ways[usize::from(hold.lock > lock)] = true;
                pair.tries += usize::from(matches!(how, Some(How::Try | How::Timed)));
                pair.attempts += 1;
            }
        }
        hands.pass(at);
    }
    pairs
        .into_iter()
        .max_by_key(|pair| {
            (pair.ways == [true, true], pair.tries, pair.attempts, std::cmp::Reverse(pair.first))
        })
        .map(|pair| pair.locks)
}

pub(super) fn dinner(run: &Run) -> Dinner {
    let Some(forks) = forks(run) else { return Dinner::default() };
    let mut dinner = Dinner { forks: Some(forks), ..Dinner::default() };
    let mut hands = Hands::new(run);
    // For each hold of the run: somebody ate with it.
    let mut eaten = vec![false; run.holds().len()];
    // For each thread, its last failure.
    let mut last: Vec<Option<usize>> = vec![None; run.threads().len()];
    let mut waits = run.waits().iter().enumerate().peekable();
    for (at, event) in run.events().iter().enumerate() {
        let me = usize::from(event.thread);
        let reached = attempt(&event.what).filter(|(lock, _)| forks.contains(lock));
        if let Some((lock, _)) = reached {
            if !dinner.diners.contains(&event.thread) {
                dinner.diners.push(event.thread);
            }
            let other =
                hands.of(event.thread).any(|(_, hold)| hold.lock != lock && forks.contains(&hold.lock));
            if let Some(failure) = last[me].map(|last| &mut dinner.failures[last]) {
                if failure.over {
                    failure.retaken &= !other;
                } else {
                    failure.rested |= event.time > run.events()[failure.event].time;
                    failure.over = true;
                    failure.kept = (other && !failure.put_back).then_some(at);
                    failure.retaken = failure.put_back && !failure.rested;
                }
            }
            if other && matches!(event.what, What::TryFailed { .. } | What::TimedOut { .. }) {
                last[me] = Some(dinner.failures.len());
                dinner.failures.push(Failure::new(
                    event.thread,
                    at,
                    matches!(event.what, What::TimedOut { .. }),
                ));
            }
        }
        // To ask and to hear that it is taken is a failure too.
        if let What::Asked { lock } = event.what
            && forks.contains(&lock)
            && hands.of(event.thread).any(|(_, hold)| hold.lock != lock && forks.contains(&hold.lock))
            && hands.is_taken(lock)
        {
            last[me] = Some(dinner.failures.len());
            dinner.failures.push(Failure::new(event.thread, at, false));
        }
        while let Some((number, wait)) = waits.next_if(|(_, wait)| wait.from <= at) {
            let draws_nought =
                wait.limit == Some(0) && matches!(wait.on, Wait::Sleep | Wait::Park | Wait::Condition { .. });
            if wait.from == at
                && (wait.pauses() || draws_nought)
                && let Some(failure) = last[me].map(|last| &mut dinner.failures[last])
                && (!failure.over || failure.retaken)
            {
                failure.retaken = false;
                if failure.pauses.is_empty() {
                    failure.held = hands.of(event.thread).next().map(|(_, hold)| hold.lock);
                }
                failure.pauses.push(number);
                failure.rested = true;
            }
        }
        // A pause that is over before it begins is told by what it waited for.
        if matches!(event.what, What::Received { .. } | What::ReceiveFailed { .. })
            && let Some(failure) = last[me].map(|last| &mut dinner.failures[last])
            && !failure.over
        {
            failure.rested = true;
        }
        let (ended, begun) = hands.pass(at);
        for number in ended {
            let hold = &run.holds()[number];
            if !forks.contains(&hold.lock) {
                continue;
            }
            // From one mode into another: the same fork is still in hand.
            if let Some(begun) =
                begun.filter(|&begun| matches!(run.holds()[begun].how, How::Upgrade | How::Downgrade))
            {
                eaten[begun] = eaten[number];
                continue;
            }
            if !eaten[number] {
                dinner.put_back.push((hold.thread, at));
            }
            if let Some(failure) = last[usize::from(hold.thread)].map(|last| &mut dinner.failures[last]) {
                failure.put_back |= !failure.over;
            }
        }
        if let Some(begun) = begun
            && forks.contains(&run.holds()[begun].lock)
        {
            let thread = run.holds()[begun].thread;
            let in_hand =
                |fork: Object| hands.of(thread).find(|(_, hold)| hold.lock == fork).map(|(number, _)| number);
            if let [Some(one), Some(other)] = forks.map(in_hand)
                && !(eaten[one] && eaten[other])
            {
                eaten[one] = true;
                eaten[other] = true;
                dinner.meals.push((thread, at));
                last[usize::from(thread)] = None;
            }
        }
    }
    dinner
}

impl Dinner {
    /// Who waited for a fork with the other one in hand.
    fn waits_in_hand<'a>(&self, run: &'a Run) -> Vec<&'a Waiting> {
        let Some(forks) = self.forks else { return Vec::new() };
        let mut hands = Hands::new(run);
        let mut passed = 0;
        let mut found = Vec::new();
        for wait in run.waits() {
            let Some(fork) = wait.lock().filter(|lock| forks.contains(lock)) else { continue };
            while passed <= wait.from {
                hands.pass(passed);
                passed += 1;
            }
            if hands.of(wait.thread).any(|(_, hold)| hold.lock != fork && forks.contains(&hold.lock)) {
                found.push(wait);
            }
        }
        found
    }

    /// Nobody who holds a fork waits for the other one, except as `may` allows.
    pub(super) fn nobody_waits_in_hand(&self, run: &Run, may: impl Fn(&Waiting) -> bool) -> Judgement {
        match self.waits_in_hand(run).into_iter().find(|wait| !may(wait)) {
            None => Ok(()),
            Some(wait) => {
                let limit = match wait.limit {
                    Some(limit) if limit < NO_LIMIT => "",
                    _ => " without a limit",
                };
                let message = format!(
                    "{} holds a fork and waits{limit} for {}",
                    run.name(wait.thread),
                    run.awaited(wait)
                );
                Err(run.broken_at(wait.from, message))
            }
        }
    }

    /// The meals, but for what may be a look: main takes both forks while none of the two or more diners is there.
    pub(super) fn meals_but_looks(&self, run: &Run) -> Vec<(Thread, usize)> {
        let others: Vec<Thread> = self.diners.iter().copied().filter(|diner| *diner != 0).collect();
        let is_away = |diner: Thread, event: usize| {
            let spawned = run.thread(diner).and_then(|life| life.spawned);
            spawned.is_none_or(|spawned| event < spawned) || run.has_ended(diner, event)
        };
        let is_look = |event: usize| others.len() > 1 && others.iter().all(|&diner| is_away(diner, event));
        self.meals.iter().copied().filter(|&(eater, event)| eater != 0 || !is_look(event)).collect()
    }

    /// Two diners have eaten three times each, both forks in hand.
    pub(super) fn three_meals_each(&self, run: &Run) -> Judgement {
        if !run.ending().by_itself() {
            return Ok(());
        }
        let meals = self.meals_but_looks(run);
        if eat_three_times_each(run, &self.meals) || eat_three_times_each(run, &meals) {
            return Ok(());
        }
        let diners = meals_by(&meals, |thread| thread);
        Err(match diners.iter().find(|(_, meals)| *meals != MEALS_EACH) {
            Some((thread, times)) => {
                let last = meals.iter().rfind(|(eater, _)| eater == thread).map_or(0, |(_, at)| *at);
                let message =
                    format!("{} has both forks in hand {times} times, not three", run.name(*thread));
                run.broken_at(last, message)
            }
            None if diners.is_empty() => run.broken("nobody ever has both forks in hand"),
            None => run.broken(format!("{} diners eat three times each, not two", diners.len())),
        })
    }

    /// Whoever gives way does so with empty hands, and lets time pass.
    pub(super) fn rests_with_empty_hands(&self, run: &Run, counts: impl Fn(&Failure) -> bool) -> Judgement {
        let gives_way = |failure: &&Failure| failure.kept.is_none() && counts(failure);
        for failure in self.failures.iter().filter(gives_way) {
            if let (Some(held), Some(&pause)) = (failure.held, failure.pauses.first()) {
                let fork = self.forks.is_some_and(|forks| forks.contains(&held));
                let message = format!(
                    "{} did not get the second fork and pauses holding {}{}",
                    run.name(failure.thread),
                    if fork { "the first, " } else { "" },
                    run.object_name(held)
                );
                return Err(run.broken_at(run.waits()[pause].from, message));
            }
        }
        for &diner in &self.diners {
            let mine = || {
                let over = self.failures.iter().filter(gives_way).filter(|failure| failure.over);
                over.filter(|failure| failure.thread == diner)
            };
            let restless = mine().filter(|failure| !failure.rested).count();
            if restless >= OFTEN && 2 * restless >= mine().count() {
                let message = format!("{} gives way {restless} times and does not pause", run.name(diner));
                let last = mine().rfind(|failure| !failure.rested).map_or(0, |last| last.event);
                return Err(run.broken_at(last, message));
            }
        }
        Ok(())
    }

    /// Two of the pauses differ in length.
    pub(super) fn pauses_differ(&self, run: &Run) -> bool {
        let length = |failure: &Failure| -> Option<Nanos> {
            let mut limits = failure.pauses.iter().filter_map(|&pause| run.waits()[pause].limit);
            // Late, the rest of a wait that was woken early is a wait of its own.
            if run.is_exact() {
                limits.next().map(|first| first + limits.sum::<Nanos>())
            } else {
                limits.next()
            }
        };
        let mut lengths = self.failures.iter().filter(|failure| failure.over).filter_map(length);
        let first = lengths.next();
        first.is_some_and(|first| lengths.any(|length| length != first))
    }

    /// How often a diner has put a fork back uneaten.
    pub(super) fn put_back_by(&self, diner: Thread) -> usize {
        self.put_back.iter().filter(|(thread, _)| *thread == diner).count()
    }
}

/// How many of the meals belong to each diner, who may have threads for them.
fn meals_by(meals: &[(Thread, usize)], owner: impl Fn(Thread) -> Thread) -> Vec<(Thread, usize)> {
    let mut diners: Vec<(Thread, usize)> = Vec::new();
    for (thread, _) in meals {
        let owner = owner(*thread);
        match diners.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, meals)) => *meals += 1,
            None => diners.push((owner, 1)),
        }
    }
    diners
}

fn eat_three_times_each(run: &Run, meals: &[(Thread, usize)]) -> bool {
    let parent =
        |thread: Thread| run.thread(thread).and_then(|life| life.parent).filter(|parent| *parent != 0);
    let first = |mut thread: Thread| {
        while let Some(above) = parent(thread) {
            thread = above;
        }
        thread
    };
    let right = |diners: &[(Thread, usize)]| {
        diners.len() == 2 && diners.iter().all(|(_, meals)| *meals == MEALS_EACH)
    };
    let diners = meals_by(meals, |thread| thread);
    right(&diners)
        || right(&meals_by(meals, |thread| parent(thread).unwrap_or(thread)))
        || right(&meals_by(meals, first))
        // Where each meal has a thread of its own, all that can be told is how many there are.
        || (diners.len() > 2 && meals.len() == 2 * MEALS_EACH)
}

/// A wait that comes to an end by itself, in a time that somebody could wait for.
pub(super) fn is_limited(wait: &Waiting) -> bool {
    wait.limit.is_some_and(|limit| limit < NO_LIMIT)
}
