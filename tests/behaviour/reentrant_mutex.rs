//! Who holds a reentrant mutex may take it again, and gives it back as often.

use threadbare_trace::{Mode, Thread, What};

use super::sections::{Section, sections};
use crate::judge::{Behaviour, Judgement};
use crate::run::{Hold, Run};

/// Ten potatoes, each with a garlic, and ten garlics by themselves.
const ADDITIONS: usize = 30;
/// The takings within a taking: each potato's garlic.
const NESTED: usize = 10;
/// How many of the potatoes each shopper adds.
const EACH: usize = 5;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("reentrant_mutex")
        .summarised_by(&["garlic", "potatoes"])
        .printed("garlic is 20 in the end", |run| run.claims("garlic", 20))
        .printed("potatoes are 10 in the end", |run| run.claims("potatoes", 10))
        .always("a thread takes the lock while it holds it: each potato's garlic is added so", nested)
        .hint(
            "`add_potato` keeps the guard while it calls `add_garlic`, which takes the same `ReentrantMutex`",
        )
        .always("everything is added under the same reentrant lock", added_under_it)
        .always("the lock is given back as often as it is taken", given_back)
        .sometimes("the other shopper is blocked on it", |run| {
            run.waits()
                .iter()
                .any(|wait| wait.lock().is_some_and(|lock| holds(run).any(|hold| hold.lock == lock)))
        })
}

fn holds(run: &Run) -> impl Iterator<Item = &Hold> {
    run.holds().iter().filter(|hold| hold.mode == Mode::Reentrant)
}

fn nested(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    if holds(run).next().is_none() {
        return Err(run.broken("no reentrant mutex is ever taken"));
    }
    if !holds(run).any(|hold| hold.depth > 0) {
        return Err(run.broken("no thread takes the lock while it holds it"));
    }
    let sections = additions(run);
    let potatoes: Vec<&Section> =
        sections.iter().filter(|(_, under)| *under > 1).map(|(section, _)| section).collect();
    if potatoes.len() < NESTED {
        return Err(run.broken(format!(
            "{} of {NESTED} potatoes are added in one hold with their garlic, and the garlic under a second \
             taking",
            potatoes.len()
        )));
    }
    // Where more is done in two takings it is not known which of them are potatoes.
    if potatoes.len() > NESTED {
        return Ok(());
    }
    // Whoever has the garlic alone added by threads of their own adds it all the same.
    let counts = |section: &Section, thread: Thread, under: usize| section.thread == thread && under == 1;
    let alone =
        |thread: Thread| sections.iter().filter(|(section, under)| counts(section, thread, *under)).count();
    let by = |thread: Thread| potatoes.iter().filter(move |section| section.thread == thread);
    let helps = |thread: Thread| by(thread).next().is_none() && alone(thread) >= EACH;
    let helped = sections.iter().any(|(section, _)| helps(section.thread));
    for section in &potatoes {
        let (potatoes, garlics) = (by(section.thread).count(), alone(section.thread));
        let name = || run.name(section.thread);
        if potatoes > EACH {
            let last = by(section.thread).next_back().map_or(section.from, |section| section.from);
            let message = format!("{} adds {potatoes} potatoes, and each shopper adds five", name());
            return Err(run.broken_at(last, message));
        }
        if potatoes == EACH && garlics < EACH && !helped {
            let message =
                format!("{} adds garlic alone {garlics} times, and each shopper does so five times", name());
            return Err(run.broken_at(section.from, message));
        }
    }
    Ok(())
}

/// The stretches in which something is added, and under how many takings of the lock: a potato is added under one,
/// and its garlic under another one within.
fn additions(run: &Run) -> Vec<(Section, usize)> {
    let sections = sections(run, |hold| hold.mode == Mode::Reentrant).into_iter();
    let under = |section: &Section| {
        let to = section.to.unwrap_or(run.events().len()).min(run.events().len());
        let mut under: Vec<usize> = (section.from..to)
            .filter(|&at| run.events()[at].thread == section.thread && adds(&run.events()[at].what))
            .filter_map(|at| section.holds.iter().rfind(|&&hold| run.holds()[hold].at(at)).copied())
            .collect();
        under.dedup();
        under.len()
    };
    let counted = sections.map(|section| {
        let under = under(&section);
        (section, under)
    });
    counted.filter(|(_, under)| *under > 0).collect()
}

fn adds(what: &What) -> bool {
    match what {
        What::Touched { .. } => true,
        What::Atomic { old, new, .. } => old != new,
        _ => false,
    }
}

/// What was done to data while a reentrant lock was in hand: through its guard, through another one, or to an atomic.
fn added_under_it(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    let in_hand =
        |thread: Thread, at: usize| run.holding(thread, at).any(|hold| hold.mode == Mode::Reentrant);
    let mut additions = 0;
    for (at, event) in run.events().iter().enumerate() {
        additions += usize::from(adds(&event.what) && in_hand(event.thread, at));
    }
    match additions >= ADDITIONS {
        true => Ok(()),
        false => Err(run.broken(format!(
            "with a reentrant lock in hand what it guards is touched {additions} times; {ADDITIONS} things are added"
        ))),
    }
}

fn given_back(run: &Run) -> Judgement {
    if run.exit_status() != Some(0) {
        return Ok(());
    }
    match holds(run).find(|hold| hold.released.is_none()) {
        Some(hold) => Err(run.broken_at(
            hold.acquired,
            format!("{} never gives {} back", run.name(hold.thread), run.object_name(hold.lock)),
        )),
        None => Ok(()),
    }
}
