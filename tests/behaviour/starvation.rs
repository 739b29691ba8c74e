//! A lock that favours who comes back at once leaves nothing for the others.

use threadbare_trace::{AtomicOperation, How, Line, Nanos, Object, Thread, What};

use super::hands::attempt;
use super::sections::{Section, sections};
use crate::judge::{Behaviour, Broken, Judgement};
use crate::run::{Run, number};

const BITES: i64 = 12;
const PAUSE: Nanos = 10_000_000;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("starvation")
        .summarised_by(&["meals"])
        .interesting(|run| meals(run).is_ok_and(|meals| meals.contains(&0)))
        .printed("the meals of the three add up to 12", |run| {
            let meals = meals(run)?;
            match meals.iter().sum::<i64>() {
                BITES => Ok(()),
                sum => Err(run.broken(format!("the meals add up to {sum}"))),
            }
        })
        .always("every bite is taken lock in hand", in_hand)
        .hint("look whether there is a bite left, and take it, in one and the same hold")
        .always("greedy never sleeps lock free; the others do, after each bite and failed try", manners)
        .hint("a pause with the lock in hand keeps everybody else away; the polite ones pause without it, for 10 ms")
        .sometimes("a diner ends with nothing", |run| {
            meals(run).is_ok_and(|meals| meals.contains(&0))
                && bowls(run).into_iter().any(|bowl| diners(run, bowl).len() >= 3)
        })
        .hint("all three come to the same lock, and whoever gets it takes a bite if there is one")
}

/// What the program claims: `meals: A B C`.
fn meals(run: &Run) -> Result<[i64; 3], Broken> {
    let line = run.values("meals").last().ok_or_else(|| run.broken("`meals: A B C` is not printed"))?;
    let meals: Vec<i64> = line.1.split(' ').filter_map(number).filter(|meals| *meals >= 0).collect();
    meals
        .try_into()
        .map_err(|_| run.broken_at(line.0.event, format!("`meals: {}` is not three numbers", line.1)))
}

/// The locks that may be the one: the busiest first.
fn bowls(run: &Run) -> Vec<Object> {
    let mut locks: Vec<(Object, usize)> = Vec::new();
    for event in run.events() {
        let Some((lock, _)) = attempt(&event.what) else { continue };
        match locks.iter_mut().find(|(known, _)| *known == lock) {
            Some((_, times)) => *times += 1,
            None => locks.push((lock, 1)),
        }
    }
    locks.sort_by_key(|(lock, times)| (std::cmp::Reverse(*times), *lock));
    locks.into_iter().map(|(lock, _)| lock).collect()
}

/// Those who come to the lock while others may; main sets the table, and clears it.
fn diners(run: &Run, bowl: Object) -> Vec<Thread> {
    let mut diners: Vec<Thread> = Vec::new();
    for event in run.events() {
        if attempt(&event.what).is_some_and(|(lock, _)| lock == bowl) && !diners.contains(&event.thread) {
            diners.push(event.thread);
        }
    }
    let others_are_there = |at: usize| {
        diners.iter().any(|&diner| {
            let spawned = run.thread(diner).and_then(|life| life.spawned).is_some_and(|spawned| spawned < at);
            spawned && !run.has_ended(diner, at)
        })
    };
    let main_dines = run.events().iter().enumerate().any(|(at, event)| {
        event.thread == 0
            && attempt(&event.what).is_some_and(|(lock, _)| lock == bowl)
            && others_are_there(at)
    });
    diners.into_iter().filter(|diner| *diner != 0 || main_dines).collect()
}

struct Bite {
    thread: Thread,
    /// Until the lock is given back.
    to: Option<usize>,
    bites: i64,
}

struct Bites {
    taken: Vec<Bite>,
    /// It is known what was a bite: the lock guards how many there are. Else it may be a look as well.
    known: bool,
}

fn bites(run: &Run, bowl: Object) -> Bites {
    let held = sections(run, |hold| hold.lock == bowl && hold.exclusive());
    let holds =
        |section: &Section| section.holds.iter().map(|&number| &run.holds()[number]).collect::<Vec<_>>();
    let bite = |section: &Section, bites: i64| Bite { thread: section.thread, to: section.to, bites };
    let written: Vec<&Section> =
        held.iter().filter(|section| holds(section).iter().any(|hold| hold.wrote)).collect();
    let values: Option<Vec<i64>> = written
        .iter()
        .map(|section| holds(section).iter().filter_map(|hold| hold.value).next_back())
        .collect();
    if let Some(values) = values.filter(|values| !values.is_empty()) {
        // Twelve are left in the beginning, or none is eaten: whichever makes it twelve bites, or else the nearer one.
        let all = |start: i64| {
            let before = std::iter::once(start).chain(values.iter().copied());
            before.zip(&values).map(|(before, value)| (value - before).abs()).sum::<i64>() == BITES
        };
        let nearer = if (values[0] - BITES).abs() < values[0].abs() { BITES } else { 0 };
        let mut before = [BITES, 0].into_iter().find(|&start| all(start)).unwrap_or(nearer);
        let mut taken = Vec::new();
        for (section, &value) in written.iter().zip(&values) {
            if value != before {
                taken.push(bite(section, (value - before).abs()));
            }
            before = value;
        }
        return Bites { taken, known: true };
    }
    if !written.is_empty() {
        return Bites { taken: written.into_iter().map(|section| bite(section, 1)).collect(), known: false };
    }
    let changes = |section: &Section| {
        let to = section.to.unwrap_or(run.events().len());
        let changed = run.atomics_in(section.from..to).filter(|used| {
            used.thread == section.thread && used.operation != AtomicOperation::Load && used.old != used.new
        });
        changed.count()
    };
    let touched = |section: &Section| holds(section).iter().any(|hold| !hold.touches.is_empty());
    let taken = held.iter().filter(|section| touched(section) || changes(section) > 0);
    Bites { taken: taken.map(|section| bite(section, 1)).collect(), known: false }
}

/// For each diner how many bites, the most first.
fn per_diner(run: &Run, bites: &Bites, owner: &dyn Fn(&Run, Thread) -> Thread) -> Vec<i64> {
    let mut counts: Vec<(Thread, i64)> = Vec::new();
    for bite in &bites.taken {
        let owner = owner(run, bite.thread);
        match counts.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, count)) => *count += bite.bites,
            None => counts.push((owner, bite.bites)),
        }
    }
    let mut counts: Vec<i64> = counts.into_iter().map(|(_, count)| count).collect();
    counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    counts
}

fn in_hand(run: &Run) -> Judgement {
    let Ok(meals) = meals(run) else { return Ok(()) };
    if !run.ending().by_itself() {
        return Ok(());
    }
    let mut claimed = meals.to_vec();
    claimed.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    let parent = |run: &Run, thread: Thread| {
        run.thread(thread).and_then(|life| life.parent).filter(|parent| *parent != 0).unwrap_or(thread)
    };
    let fits = |bites: &Bites, owner: &dyn Fn(&Run, Thread) -> Thread| {
        let counted = per_diner(run, bites, owner);
        let count = |position: usize| counted.get(position).copied().unwrap_or(0);
        match bites.known {
            true => {
                counted.len() <= claimed.len() && (0..3).all(|position| count(position) == claimed[position])
            }
            false => (0..3).all(|position| count(position) >= claimed[position]),
        }
    };
    let bowls = bowls(run);
    for &bowl in &bowls {
        let bites = bites(run, bowl);
        if fits(&bites, &|_, thread| thread) || fits(&bites, &parent) {
            return Ok(());
        }
    }
    let Some(&bowl) = bowls.first() else { return Err(run.broken("no lock is ever taken")) };
    let counted = per_diner(run, &bites(run, bowl), &|_, thread| thread);
    let counted: Vec<String> = counted.iter().map(i64::to_string).collect();
    let message = format!(
        "the program prints `meals: {} {} {}`; under {} the diners take {}",
        meals[0],
        meals[1],
        meals[2],
        run.object_name(bowl),
        if counted.is_empty() { "nothing".to_owned() } else { counted.join(", ") }
    );
    Err(run.broken(message))
}

/// Somebody does not behave as one of the three does.
struct Offence {
    event: usize,
    message: String,
}

fn manners(run: &Run) -> Judgement {
    let mut first: Option<Offence> = None;
    for bowl in bowls(run) {
        match manners_at(run, bowl) {
            Ok(()) => return Ok(()),
            Err(offence) => {
                first.get_or_insert(offence);
            }
        }
    }
    match first {
        None => Ok(()),
        Some(offence) => Err(run.broken_at(offence.event, offence.message)),
    }
}

fn manners_at(run: &Run, bowl: Object) -> Result<(), Offence> {
    let diners = diners(run, bowl);
    let bites = bites(run, bowl);
    let rests: Vec<(Thread, Option<usize>)> =
        diners.iter().map(|&diner| (diner, rests_free(run, bowl, diner))).collect();
    let offences: Vec<(Thread, Option<Offence>)> =
        diners.iter().map(|&diner| (diner, impolite(run, bowl, &bites, diner))).collect();
    let polite_but =
        |greedy: Thread| offences.iter().find(|(diner, offence)| *diner != greedy && offence.is_some());
    let may_be_greedy: Vec<Thread> =
        rests.iter().filter(|(_, rest)| rest.is_none()).map(|(diner, _)| *diner).collect();
    // Greedy may not have come yet, or too late.
    let everybody_polite = diners.len() < 3 && offences.iter().all(|(_, offence)| offence.is_none());
    if everybody_polite || may_be_greedy.iter().any(|&greedy| polite_but(greedy).is_none()) {
        return Ok(());
    }
    let eaten = |diner: Thread| {
        bites.taken.iter().filter(|bite| bite.thread == diner).map(|bite| bite.bites).sum::<i64>()
    };
    let greediest = |among: &[Thread]| {
        among.iter().copied().max_by_key(|&diner| (eaten(diner), std::cmp::Reverse(diner)))
    };
    let (greedy, offender) = match greediest(&may_be_greedy) {
        Some(greedy) => (greedy, polite_but(greedy).map(|(diner, _)| *diner)),
        // Whoever rests only now and then is the greedy one.
        None => {
            let rude = offences.iter().find(|(_, offence)| offence.is_some()).map(|(diner, _)| *diner);
            match rude.or_else(|| greediest(&diners)) {
                Some(greedy) => (greedy, None),
                None => return Ok(()),
            }
        }
    };
    if let Some(offender) = offender {
        let found =
            offences.into_iter().find(|(diner, _)| *diner == offender).and_then(|(_, offence)| offence);
        return found.map_or(Ok(()), Err);
    }
    match rests.iter().find(|(diner, _)| *diner == greedy).and_then(|(_, rest)| *rest) {
        Some(event) => Err(Offence {
            event,
            message: format!(
                "{} pauses without the lock, as all of them do here: nobody is greedy",
                run.name(greedy)
            ),
        }),
        None => Ok(()),
    }
}

/// Where a diner first waits for time to pass without having the lock. Main is at the table from its first attempt on.
fn rests_free(run: &Run, bowl: Object, diner: Thread) -> Option<usize> {
    let attempts = |event: &threadbare_trace::Event| {
        event.thread == diner && attempt(&event.what).is_some_and(|(lock, _)| lock == bowl)
    };
    let (from, to) = match diner {
        0 => (run.events().iter().position(attempts)?, run.events().iter().rposition(attempts)?),
        _ => (0, run.events().len()),
    };
    let rest = run.waits().iter().find(|wait| {
        wait.thread == diner
            && wait.pauses()
            && from <= wait.from
            && wait.from < to
            && !run.holding(diner, wait.from).any(|hold| hold.lock == bowl)
    });
    rest.map(|wait| wait.from)
}

/// After a bite and after a failed try a polite diner lets time pass before it comes back, and before it leaves.
fn impolite(run: &Run, bowl: Object, bites: &Bites, diner: Thread) -> Option<Offence> {
    let name = run.name(diner);
    // What happened that asks for a pause, where, and how long it has paused since.
    let mut due: Option<(&str, Line, Nanos)> = None;
    // Where it paused last, if it had the lock in hand.
    let mut in_hand: Option<Line> = None;
    let mut waits = run.waits().iter().filter(|wait| wait.thread == diner && wait.pauses()).peekable();
    for (at, event) in run.events().iter().enumerate() {
        if event.thread != diner {
            continue;
        }
        while let Some(wait) = waits.next_if(|wait| wait.from <= at) {
            in_hand = run.holding(diner, wait.from).any(|hold| hold.lock == bowl).then_some(wait.line);
            if let Some((_, _, paused)) = &mut due {
                let long = wait.limit.unwrap_or(0);
                // Late, a pause may be over before it begins, in part or as a whole.
                *paused += if run.is_exact() { long } else { PAUSE };
            }
        }
        let comes_back = match event.what {
            What::Acquired { how: How::Condition, .. } => false,
            What::TimedOut { .. } => false,
            _ => attempt(&event.what).is_some_and(|(lock, _)| lock == bowl),
        };
        let leaves = matches!(event.what, What::Ended { .. });
        if let Some((after, line, paused)) = due
            && paused < PAUSE
            && (comes_back || leaves && bites.known && after == "a bite")
        {
            let does = if leaves { "leaves" } else { "comes back" };
            let message = match (paused, in_hand) {
                (0, Some(pause)) => format!(
                    "{name} {does} after {after} (line {line}), and has paused only with {} in hand (line {pause})",
                    run.object_name(bowl)
                ),
                (0, None) => format!("{name} {does} after {after} (line {line}) and has not paused"),
                (_, _) => {
                    format!("{name} {does} after {after} (line {line}) and has paused for less than 10 ms")
                }
            };
            return Some(Offence { event: at, message });
        }
        match event.what {
            What::TryFailed { lock, .. } | What::TimedOut { lock, .. } if lock == bowl => {
                due = Some(("a failed try", event.line, 0));
            }
            What::Received { .. } | What::ReceiveFailed { .. } if !run.is_exact() => due = None,
            What::Released { lock, .. } if lock == bowl => {
                due = None;
                if bites.taken.iter().any(|bite| bite.thread == diner && bite.to == Some(at)) {
                    due = Some(("a bite", run.line_at(at), 0));
                }
            }
            _ => {}
        }
    }
    None
}
