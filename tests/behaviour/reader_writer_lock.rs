//! Many look at the same time; one changes, alone.

use std::collections::BTreeMap;

use threadbare_trace::{Mode, Nanos, Object, ObjectKind, Thread, What};

use super::sections::{Section, sections};
use crate::judge::{Behaviour, Judgement};
use crate::run::{Hold, Run, Waiting};

const ADVANCES: usize = 6;
const LOOK: Nanos = 10_000_000;
/// Three readers, two looks each.
const LOOKS: u64 = 6;
const READERS: usize = 3;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("reader_writer_lock")
        .summarised_by(&["day", "advances"])
        .always("the day is 6 in the end", |run| ends_at_six(run, "day"))
        .natively(|run| run.claims("day", 6))
        .hint("whether the day is below 6 is asked with the write lock in hand, by whoever then advances it")
        .always("the day advances 6 times", |run| ends_at_six(run, "advances"))
        .natively(|run| run.claims("advances", 6))
        .always(
            "the write lock is taken at least six times, and what it guards is changed under it",
            taken_six_times,
        )
        .hint("each advance takes the write lock by itself; readers and writers share one reader-writer lock")
        .always("each look's 10 ms are slept with a read lock in hand", looks_in_hand)
        .hint("a reader keeps its read guard while it looks")
        .sometimes("two readers look at the same time", two_look)
        .sometimes("both writers take the write lock", |run| {
            let writers: Vec<Thread> = writes(run).map(|hold| hold.thread).collect();
            writers.iter().any(|writer| *writer != writers[0])
        })
}

/// The calendar: of the reader-writer locks the one that is written most often.
fn calendar(run: &Run) -> Option<Object> {
    let mut written: BTreeMap<Object, usize> = BTreeMap::new();
    for hold in run.holds().iter().filter(|hold| run.kind(hold.lock) == Some(ObjectKind::ReaderWriterLock)) {
        let times = written.entry(hold.lock).or_default();
        *times += usize::from(hold.mode == Mode::Write && (hold.wrote || changes_in(run, hold) > 0));
    }
    written.into_iter().max_by_key(|(_, times)| *times).map(|(lock, _)| lock)
}

/// Takings of the calendar's write lock; an upgrade is one.
fn writes(run: &Run) -> impl Iterator<Item = &Hold> {
    let calendar = calendar(run);
    run.holds().iter().filter(move |hold| Some(hold.lock) == calendar && hold.mode == Mode::Write)
}

/// What changes while the lock is in hand but not through its guard: an atomic, or what another lock guards.
fn changes_in(run: &Run, hold: &Hold) -> usize {
    let to = hold.released.unwrap_or(run.events().len());
    let changes = |what: &What| match *what {
        What::Atomic { old, new, .. } => old != new,
        What::Touched { lock, write } => write && lock != hold.lock,
        _ => false,
    };
    run.events()[hold.acquired..to]
        .iter()
        .filter(|event| event.thread == hold.thread && changes(&event.what))
        .count()
}

/// What the program says, and what the calendar itself shows where it is a number.
fn ends_at_six(run: &Run, key: &str) -> Judgement {
    run.claims(key, 6)?;
    let changed: Vec<&Hold> = writes(run).filter(|hold| hold.wrote).collect();
    if key == "day"
        && let Some(hold) = changed.iter().rfind(|hold| hold.value.is_some())
        && hold.value != Some(6)
    {
        let at = hold.released.unwrap_or(hold.acquired);
        return Err(run.broken_at(at, format!("the calendar stands at {}", hold.value.unwrap_or_default())));
    }
    Ok(())
}

fn taken_six_times(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    if calendar(run).is_none() {
        return Err(run.broken("no reader-writer lock is ever taken"));
    }
    let changing = writes(run).filter(|hold| hold.wrote || changes_in(run, hold) > 0).count();
    match changing >= ADVANCES {
        true => Ok(()),
        false => Err(run.broken(format!(
            "the write lock is taken {} times, and in {changing} of them something is changed",
            writes(run).count()
        ))),
    }
}

/// The stretches in which a reader has a read lock of the calendar in hand.
fn readings(run: &Run) -> Vec<Section> {
    let calendar = calendar(run);
    sections(run, |hold| Some(hold.lock) == calendar && matches!(hold.mode, Mode::Read | Mode::Upgradable))
}

/// The pauses of a reader with the read lock in hand.
fn pauses<'a>(run: &'a Run, reading: &'a Section) -> impl Iterator<Item = &'a Waiting> {
    let own = move |wait: &&Waiting| wait.thread == reading.thread && reading.at(wait.from);
    run.waits().iter().filter(move |wait| wait.pauses() && own(wait))
}

/// How long a reader looks with the lock in hand.
fn looked(run: &Run, reading: &Section) -> Nanos {
    let slept: Nanos = pauses(run, reading).filter_map(|wait| wait.limit).sum();
    if run.is_exact() {
        return slept;
    }
    // Late, a limit that is counted from before the wait may have run out as the wait begins.
    let time = |event: usize| run.events()[event].time;
    slept.max(time(reading.to.unwrap_or(run.last())) - time(reading.from))
}

fn looks_in_hand(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    let readings = readings(run);
    let mut looks: Vec<(Thread, Nanos)> =
        readings.iter().map(|reading| (reading.thread, looked(run, reading))).collect();
    looks.retain(|(_, looked)| *looked > 0);
    let slept: Nanos = looks.iter().map(|(_, looked)| looked).sum();
    if slept < LOOKS * LOOK {
        let message =
            format!("with a read lock in hand {} ms are slept; six looks take 60", slept / 1_000_000);
        return Err(match outside(run, &readings) {
            Some(wait) => {
                let name = run.name(wait.thread);
                run.broken_at(wait.from, format!("{name} waits here with no read lock in hand; {message}"))
            }
            None => run.broken(message),
        });
    }
    let mut readers: Vec<(Thread, Nanos)> = Vec::new();
    for (thread, looked) in looks {
        match readers.iter_mut().find(|(known, _)| *known == thread) {
            Some((_, sum)) => *sum += looked,
            None => readers.push((thread, looked)),
        }
    }
    if readers.len() < READERS {
        return Err(run.broken(format!("{} threads look with a read lock in hand, not three", readers.len())));
    }
    // Where there are more, some look for others.
    match readers.iter().find(|(_, looked)| *looked < 2 * LOOK) {
        Some((thread, looked)) if readers.len() == READERS => Err(run.broken(format!(
            "{} looks for {} ms with a read lock in hand; two looks take 20",
            run.name(*thread),
            looked / 1_000_000
        ))),
        _ => Ok(()),
    }
}

/// A pause that somebody who only reads makes after having let go.
fn outside<'a>(run: &'a Run, readings: &[Section]) -> Option<&'a Waiting> {
    let writes = |thread: Thread| writes(run).any(|hold| hold.thread == thread);
    run.waits().iter().find(|wait| {
        let mut own = readings.iter().filter(|reading| reading.thread == wait.thread);
        let has_read = own.clone().any(|reading| reading.from < wait.from);
        wait.pauses() && has_read && !own.any(|reading| reading.at(wait.from)) && !writes(wait.thread)
    })
}

fn two_look(run: &Run) -> bool {
    let readings = readings(run);
    let looks: Vec<&Waiting> = readings.iter().flat_map(|reading| pauses(run, reading)).collect();
    looks.iter().any(|one| looks.iter().any(|other| other.thread != one.thread && other.at(one.from)))
}
