//! Five philosophers, five forks: who eats has both neighbouring forks in hand.

use threadbare_trace::{AtomicOperation, Object, ObjectKind, Thread, Wait, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

const SEATS: usize = 5;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("dining_philosophers")
        .summarised_by(&["meals"])
        .printed("every philosopher eats and leaves twice", |run| {
            (1..=SEATS).try_for_each(|philosopher| {
                run.prints(&format!("philosopher {philosopher} eats"), 2)?;
                run.prints(&format!("philosopher {philosopher} leaves"), 2)
            })
        })
        .printed("10 meals are eaten", |run| run.claims("meals", 10))
        .printed("neighbours never eat at the same time", neighbours_never_eat_together)
        .hint("philosopher 5 and philosopher 1 are neighbours too")
        .always("who eats has both neighbouring forks in hand, from `eats` to `leaves`", both_forks_in_hand)
        .hint("keep both guards in variables that live until after `leaves`; `let _ =` keeps nothing")
        .sometimes("two eat at the same time", |run| most_eating(run) >= 2)
        .hint("one lock for the whole table, or one seat, lets only one eat at a time")
}

/// `philosopher K eats` or `leaves`, with K from 1 to 5.
fn says(text: &str) -> Option<(usize, bool)> {
    let (philosopher, does) = text.strip_prefix("philosopher ")?.split_once(' ')?;
    let philosopher = philosopher.parse().ok().filter(|philosopher| (1..=SEATS).contains(philosopher))?;
    match does {
        "eats" => Some((philosopher, true)),
        "leaves" => Some((philosopher, false)),
        _ => None,
    }
}

fn neighbours_never_eat_together(run: &Run) -> Judgement {
    let mut eating = [false; SEATS + 1];
    for line in run.lines() {
        let Some((philosopher, eats)) = says(&line.text) else { continue };
        if eats {
            for neighbour in [philosopher % SEATS + 1, (philosopher + 3) % SEATS + 1] {
                if eating[neighbour] {
                    let words = format!("philosopher {philosopher} eats while philosopher {neighbour} does");
                    return Err(run.broken_at(line.event, words));
                }
            }
        }
        eating[philosopher] = eats;
    }
    Ok(())
}

fn most_eating(run: &Run) -> usize {
    let (mut eating, mut most) = ([false; SEATS + 1], 0);
    for (philosopher, eats) in run.lines().iter().filter_map(|line| says(&line.text)) {
        eating[philosopher] = eats;
        most = most.max(eating.iter().filter(|eating| **eating).count());
    }
    most
}

/// From `eats` to `leaves`.
struct Meal {
    philosopher: usize,
    thread: Thread,
    from: usize,
    to: usize,
}

/// Something that one thread at a time can have, in somebody's hands.
struct Possession {
    thread: Thread,
    object: Object,
    from: usize,
    to: Option<usize>,
}

impl Possession {
    fn lasts(&self, from: usize, to: usize) -> bool {
        self.from <= from && self.to.is_none_or(|end| to < end)
    }
}

fn both_forks_in_hand(run: &Run) -> Judgement {
    let meals = meals(run, false);
    let locks = held_alone(run);
    let Err((philosopher, which)) = ring(run, &meals, &locks) else { return Ok(()) };
    // A fork may be a lock of the program's own making, and lines may be sent to somebody who prints them.
    let mut all = locks;
    all.extend(taken_by_hand(run));
    if ring(run, &meals, &all).is_ok() || ring(run, &self::meals(run, true), &all).is_ok() {
        return Ok(());
    }
    let Some(meal) = meals.iter().filter(|meal| meal.philosopher == philosopher).nth(which) else {
        return Ok(());
    };
    let mut held: Vec<String> = Vec::new();
    for object in in_hand(run, meal, &all) {
        held.push(run.object_name(object));
    }
    let message = match held.len() {
        0 => format!("philosopher {philosopher} eats without holding a fork until it leaves"),
        1 => format!(
            "philosopher {philosopher} holds one lock from `eats` to `leaves`, not two forks: {}",
            held[0]
        ),
        _ => format!(
            "philosopher {philosopher} holds locks, but no fork that it shares with each of its neighbours: {}",
            held.join(", ")
        ),
    };
    Err(run.broken_at(meal.from, message))
}

/// The meals that were finished, and by whom: who printed the lines, or who sent them to be printed.
fn meals(run: &Run, sent: bool) -> Vec<Meal> {
    let mut begun: [Option<(Thread, usize)>; SEATS + 1] = [None; SEATS + 1];
    let mut meals = Vec::new();
    for line in run.lines() {
        let Some((philosopher, eats)) = says(&line.text) else { continue };
        let (thread, event) =
            if sent { said_by(run, line.thread, line.event) } else { (line.thread, line.event) };
        if eats {
            begun[philosopher] = Some((thread, event));
        } else if let Some((thread, from)) = begun[philosopher].take() {
            meals.push(Meal { philosopher, thread, from, to: event });
        }
    }
    meals
}

/// Who sent the message that was received right before this line was printed, and when; else who printed it.
fn said_by(run: &Run, thread: Thread, event: usize) -> (Thread, usize) {
    let before = run.events()[..event].iter().rev().find(|earlier| {
        earlier.thread == thread
            && !matches!(earlier.what, What::Unblocked { .. } | What::Blocked { on: Wait::Output, .. })
    });
    let Some(What::Received { channel, message }) = before.map(|earlier| &earlier.what) else {
        return (thread, event);
    };
    let sent = What::Sent { channel: *channel, message: *message };
    match run.events()[..event].iter().position(|earlier| earlier.what == sent) {
        Some(sent) => (run.events()[sent].thread, sent),
        None => (thread, event),
    }
}

fn held_alone(run: &Run) -> Vec<Possession> {
    run.holds()
        .iter()
        .filter(|hold| hold.exclusive() && hold.depth == 0)
        .map(|hold| Possession {
            thread: hold.thread,
            object: hold.lock,
            from: hold.acquired,
            to: hold.released,
        })
        .collect()
}

/// Locks made by hand: a flag behind a mutex, an atomic flag, a channel with a token in it.
fn taken_by_hand(run: &Run) -> Vec<Possession> {
    let mut taken: Vec<Possession> = Vec::new();
    let mut changes = |thread: Thread, object: Object, at: usize, takes: bool| {
        let open = taken.iter_mut().rev().find(|taken| taken.object == object && taken.to.is_none());
        match open {
            Some(open) if !takes => open.to = Some(at),
            None if takes => taken.push(Possession { thread, object, from: at, to: None }),
            _ => {}
        }
    };
    // Of a channel that begins with a token in it, it is received first; of one with room for a token, sent.
    let mut begins_empty: Vec<(Object, bool)> = Vec::new();
    let mut flags: Vec<(Object, i64)> = Vec::new();
    for (at, event) in run.events().iter().enumerate() {
        match event.what {
            What::Released { lock, value: Some(value), .. } if run.kind(lock) == Some(ObjectKind::Mutex) => {
                // Forks lie free in the beginning; what they are worth then shows in their first change.
                let free = flags.iter().find(|(known, _)| *known == lock).map(|(_, free)| *free);
                let free = free.unwrap_or_else(|| {
                    let free = i64::from(value == 0);
                    flags.push((lock, free));
                    free
                });
                changes(event.thread, lock, at, value != free);
            }
            What::Atomic { object, operation, old, new }
                if operation != AtomicOperation::Load && old != new =>
            {
                let free = flags.iter().find(|(known, _)| *known == object).map(|(_, free)| *free);
                let free = free.unwrap_or_else(|| {
                    flags.push((object, old));
                    old
                });
                changes(event.thread, object, at, new != free);
            }
            What::Sent { channel, .. } | What::Received { channel, .. } => {
                let sends = matches!(event.what, What::Sent { .. });
                let empty = begins_empty.iter().find(|(known, _)| *known == channel).map(|(_, empty)| *empty);
                let empty = empty.unwrap_or_else(|| {
                    // Main lays the table.
                    let empty = sends && event.thread != 0;
                    begins_empty.push((channel, empty));
                    empty
                });
                changes(event.thread, channel, at, sends == empty);
            }
            _ => {}
        }
    }
    taken
}

/// What a philosopher has from the beginning of its meal to the end. Whoever waits for a thread that it started
/// keeps things for it.
fn in_hand(run: &Run, meal: &Meal, possessions: &[Possession]) -> Vec<Object> {
    let mut hands = vec![meal.thread];
    let mut thread = meal.thread;
    while let Some(parent) = run.thread(thread).and_then(|life| life.parent) {
        let waits = |at| {
            run.blocked(parent, at)
                .is_some_and(|wait| matches!(wait.on, Wait::Join { .. } | Wait::Scope { .. }))
        };
        if !waits(meal.from) {
            break;
        }
        hands.push(parent);
        thread = parent;
    }
    let mut found: Vec<Object> = possessions
        .iter()
        .filter(|possession| hands.contains(&possession.thread) && possession.lasts(meal.from, meal.to))
        .map(|possession| possession.object)
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Five different forks, each in the hands of two neighbours at all of their meals. Else one who lacks one, and at
/// which of its meals.
fn ring(run: &Run, meals: &[Meal], possessions: &[Possession]) -> Result<(), (usize, usize)> {
    let mut hands: Vec<Option<Vec<Object>>> = vec![None; SEATS];
    let mut counts = [0; SEATS];
    for meal in meals {
        let seat = meal.philosopher - 1;
        let held = in_hand(run, meal, possessions);
        counts[seat] += 1;
        if held.len() < 2 {
            return Err((meal.philosopher, counts[seat] - 1));
        }
        let both = match hands[seat].take() {
            Some(known) => known.into_iter().filter(|object| held.contains(object)).collect(),
            None => held,
        };
        if both.len() < 2 {
            return Err((meal.philosopher, counts[seat] - 1));
        }
        hands[seat] = Some(both);
    }
    // Between this seat and the next one; of a seat at which nobody has eaten yet nothing is known.
    let shared: Vec<Option<Vec<Object>>> = (0..SEATS)
        .map(|seat| match (&hands[seat], &hands[(seat + 1) % SEATS]) {
            (Some(one), Some(other)) => {
                Some(one.iter().copied().filter(|object| other.contains(object)).collect())
            }
            _ => None,
        })
        .collect();
    if let Some(seat) = shared.iter().position(|shared| shared.as_ref().is_some_and(Vec::is_empty)) {
        return Err((seat + 1, 0));
    }
    let choices: Vec<&Vec<Object>> = shared.iter().flatten().collect();
    match are_distinct(&choices, &mut Vec::new()) {
        true => Ok(()),
        false => Err((shared.iter().position(Option::is_some).unwrap_or(0) + 1, 0)),
    }
}

/// Whether one can be chosen of each so that all are different.
fn are_distinct(choices: &[&Vec<Object>], chosen: &mut Vec<Object>) -> bool {
    let Some((first, rest)) = choices.split_first() else { return true };
    first.iter().any(|object| {
        if chosen.contains(object) {
            return false;
        }
        chosen.push(*object);
        let found = are_distinct(rest, chosen);
        chosen.pop();
        found
    })
}
