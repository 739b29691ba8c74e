//! Who takes the next step. A strategy sees what may be chosen and what each thread is about to touch; it knows
//! nothing of locks, channels or time.

mod search;

use std::collections::HashMap;

use threadbare_trace::{Choice, Schedule, Strategy, Thread};

use crate::machine::{Access, Key};
pub(crate) use search::Search;

/// Strategies that need not be fair become so after so many steps, or four times what the program usually takes:
/// an interleaving that starves somebody for ever proves nothing.
const UNFAIR_STEPS: u32 = 500;
/// The same for those that follow the running thread as long as they can.
const RUNNING_ON_STEPS: u32 = 2_500;
/// Where changes are few, about so many picks in a row are the same.
const PICKS_ALIKE: u64 = 8;

/// SplitMix64 (Steele, Lea, Flood 2014): small, and any seed will do.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const IDLE: Random = Random(0);

    pub(crate) fn new(seed: u64) -> Random {
        let mut random = Random(seed);
        // Neighbouring seeds are the rule here.
        Random(random.next() ^ seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(bound.max(1))) >> 64) as u64
    }
}

/// A choice to be made.
pub(crate) struct View<'a> {
    /// Counts the choices of the execution.
    pub(crate) number: u32,
    pub(crate) step: u32,
    /// At least one; threads in order of their number, then the clock.
    pub(crate) candidates: &'a [Choice],
    pub(crate) current: Thread,
    /// What is chosen when nobody wants otherwise.
    pub(crate) usual: Choice,
}

/// A strategy at work in one execution. The search alone outlives it.
pub(crate) struct Chooser {
    kind: Kind,
    random: Random,
    /// From this step on every strategy is a fair one.
    fair_from: u32,
    /// In late time, one choice in so many is the clock's.
    clock_one_in: u64,
}

enum Kind {
    Lockstep { delays: Vec<u32>, seed: u64, last: Option<Choice> },
    Random,
    Pct { priorities: Priorities, changes: Vec<u32>, next_low: u64, last_pick: usize },
    Pos { priorities: Priorities },
    Search(Search),
    Steps(HashMap<u32, Choice>),
}

impl Chooser {
    /// `points` is about how many points the program passes.
    pub(crate) fn new(schedule: &Schedule, points: u32) -> Chooser {
        let mut random = Random::new(schedule.seed);
        let clock_one_in = 1 << (1 + 2 * random.below(4));
        let kind = match &schedule.strategy {
            Strategy::Lockstep => Kind::Lockstep { delays: Vec::new(), seed: schedule.seed, last: None },
            Strategy::Random => Kind::Random,
            Strategy::Pct { depth } => {
                let changes =
                    (1..*depth).map(|_| 1 + random.below(u64::from(points.max(1))) as u32).collect();
                Kind::Pct {
                    priorities: Priorities::default(),
                    changes,
                    next_low: u64::MAX >> 1,
                    last_pick: 0,
                }
            }
            Strategy::Pos => Kind::Pos { priorities: Priorities::default() },
            Strategy::Exhaustive => Kind::Search(Search::default()),
            Strategy::Steps(steps) | Strategy::TerseSteps(steps) => {
                Kind::Steps(steps.iter().copied().collect())
            }
        };
        let fair_from = match kind {
            Kind::Search(_) | Kind::Steps(_) => RUNNING_ON_STEPS,
            _ => UNFAIR_STEPS + 4 * points,
        };
        Chooser { kind, random, fair_from, clock_one_in }
    }

    /// Before the first execution.
    pub(crate) const IDLE: Chooser =
        Chooser { kind: Kind::Random, random: Random::IDLE, fair_from: 0, clock_one_in: 1 };

    /// Goes on with a search that an earlier execution began.
    pub(crate) fn searching(schedule: &Schedule, search: Search) -> Chooser {
        Chooser { kind: Kind::Search(search), ..Chooser::new(schedule, 0) }
    }

    pub(crate) fn into_search(self) -> Option<Search> {
        match self.kind {
            Kind::Search(search) => Some(search),
            _ => None,
        }
    }

    /// Any thread may be next, each as likely.
    pub(crate) fn walks_at_random(&self) -> bool {
        matches!(self.kind, Kind::Random)
    }

    /// One of `count`, each as likely.
    pub(crate) fn any_of(&mut self, count: u64) -> u64 {
        self.random.below(count)
    }

    /// `None`: whatever follows was seen already.
    pub(crate) fn choose(&mut self, view: &View<'_>, access: impl Fn(Thread) -> Access) -> Option<Choice> {
        let Chooser { kind, random, fair_from, clock_one_in } = self;
        let fair = view.step > *fair_from;
        Some(match kind {
            Kind::Lockstep { delays, seed, last } => {
                let choice = in_turn(view.candidates, *last, |choice| is_delayed(delays, *seed, choice));
                *last = Some(choice);
                choice
            }
            Kind::Random => any(view.candidates, random, *clock_one_in),
            Kind::Pct { .. } | Kind::Pos { .. } if fair => any(view.candidates, random, *clock_one_in),
            Kind::Pct { priorities, changes, next_low, .. } => {
                let best = priorities.highest(view.candidates, random);
                if best == Choice::Clock {
                    // A clock that always wins would let every limit run out for ever.
                    *priorities.of(best) = 0;
                }
                if let Some(position) = changes.iter().position(|change| *change <= view.step) {
                    changes.swap_remove(position);
                    *next_low -= 1;
                    // High priorities have the top bit, so whoever is lowered comes after all of them.
                    *priorities.of(best) = *next_low;
                    return Some(priorities.highest(view.candidates, random));
                }
                best
            }
            Kind::Pos { priorities } => {
                let best = priorities.highest(view.candidates, random);
                let executed = match best {
                    Choice::Run(thread) => access(thread),
                    _ => Access::none(),
                };
                for candidate in view.candidates {
                    let Choice::Run(thread) = candidate else { continue };
                    if access(*thread).conflicts_with(executed) {
                        *priorities.of(*candidate) = 0;
                    }
                }
                *priorities.of(best) = 0;
                best
            }
            Kind::Search(search) => {
                if fair || search.is_deep() {
                    search.bounded = true;
                    let last = view.candidates.contains(&Choice::Run(view.current));
                    in_turn(view.candidates, last.then_some(Choice::Run(view.current)), |_| false)
                } else {
                    return search.choose(view);
                }
            }
            Kind::Steps(steps) => match steps.get(&view.number) {
                Some(choice) if view.candidates.contains(choice) => *choice,
                _ if fair => in_turn(view.candidates, Some(Choice::Run(view.current)), |_| false),
                _ => view.usual,
            },
        })
    }

    /// Whether to stop where only one choice is left: see [`Search::has_seen`].
    pub(crate) fn has_seen(&mut self, only: Choice) -> bool {
        match &mut self.kind {
            Kind::Search(search) => search.has_seen(only),
            _ => false,
        }
    }

    /// One of `count`, which are all the same to the schedule.
    pub(crate) fn pick(&mut self, number: u32, count: usize) -> usize {
        match &mut self.kind {
            Kind::Search(search) => search.pick(count),
            Kind::Steps(steps) => match steps.get(&number) {
                Some(Choice::Pick(which)) => usize::from(*which),
                _ => 0,
            },
            Kind::Pct { last_pick, .. } => {
                // Few changes here too: what takes the same pick many times in a row is found.
                if self.random.below(PICKS_ALIKE) == 0 {
                    *last_pick = self.random.below(count as u64) as usize;
                }
                (*last_pick).min(count - 1)
            }
            _ => self.random.below(count as u64) as usize,
        }
    }

    /// Whether something happens that happens now and then.
    pub(crate) fn one_in(&mut self, number: u32, count: u64) -> bool {
        match &mut self.kind {
            Kind::Search(search) => search.pick(2) == 1,
            Kind::Steps(steps) => steps.get(&number) == Some(&Choice::Pick(1)),
            _ => self.random.below(count) == 0,
        }
    }

    /// The step that was just chosen touches `key`.
    pub(crate) fn touched(&mut self, key: Key, write: bool) {
        if let Kind::Search(search) = &mut self.kind {
            search.touched(key, write);
        }
    }

    /// Releases are no points.
    pub(crate) fn is_terse(&self) -> bool {
        matches!(&self.kind, Kind::Search(search) if !search.releases_are_points)
    }

    /// Somebody tries a lock, so releases matter.
    pub(crate) fn tried(&mut self) {
        if let Kind::Search(search) = &mut self.kind {
            search.tried = true;
        }
    }

    /// `thread` takes a step, which begins with `access`.
    #[inline]
    pub(crate) fn begin_step(&mut self, thread: Thread, access: impl FnOnce() -> Access) {
        if let Kind::Search(search) = &mut self.kind {
            search.begin_step(thread, access());
        }
    }
}

/// Any thread; or the clock, where it may move, once in so many choices.
fn any(candidates: &[Choice], random: &mut Random, clock_one_in: u64) -> Choice {
    let (clock, threads) = match candidates.split_last() {
        Some((Choice::Clock, threads)) if !threads.is_empty() => (true, threads),
        _ => (false, candidates),
    };
    if clock && random.below(clock_one_in) == 0 {
        return Choice::Clock;
    }
    threads[random.below(threads.len() as u64) as usize]
}

/// The candidate after the last one, round and round.
fn in_turn(candidates: &[Choice], last: Option<Choice>, mut passes: impl FnMut(Choice) -> bool) -> Choice {
    let rank = |choice: &Choice| match choice {
        Choice::Run(thread) => u32::from(*thread),
        _ => u32::MAX,
    };
    let after = last.map_or(0, |last| candidates.iter().filter(|choice| rank(choice) <= rank(&last)).count());
    for offset in 0..candidates.len() {
        let choice = candidates[(after + offset) % candidates.len()];
        if !passes(choice) {
            return choice;
        }
    }
    candidates[after % candidates.len()]
}

/// Threads start with a delay of 0 to 3 turns, which the digits of the seed say: livelocks need a certain one.
fn is_delayed(delays: &mut Vec<u32>, seed: u64, choice: Choice) -> bool {
    let Choice::Run(thread) = choice else { return false };
    let index = usize::from(thread);
    while delays.len() <= index {
        let digit = 2 * delays.len().saturating_sub(1) as u32;
        delays.push(if delays.is_empty() || digit >= 64 { 0 } else { (seed >> digit & 3) as u32 });
    }
    let delayed = delays[index] > 0;
    delays[index] = delays[index].saturating_sub(1);
    delayed
}

/// Of the threads, and first of the clock. Nought where none has been drawn.
#[derive(Default)]
struct Priorities(Vec<u64>);

impl Priorities {
    fn of(&mut self, choice: Choice) -> &mut u64 {
        let index = match choice {
            Choice::Run(thread) => 1 + usize::from(thread),
            _ => 0,
        };
        if index >= self.0.len() {
            self.0.resize(index + 1, 0);
        }
        &mut self.0[index]
    }

    fn highest(&mut self, candidates: &[Choice], random: &mut Random) -> Choice {
        let mut best = (candidates[0], 0);
        for candidate in candidates {
            let priority = self.of(*candidate);
            if *priority == 0 {
                *priority = random.next() | 1 << 63;
            }
            if *priority >= best.1 {
                best = (*candidate, *priority);
            }
        }
        best.0
    }
}
