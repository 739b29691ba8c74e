//! What the book shows of the modelled concepts: the table of their endings, and the picture of the schedule that
//! tells most. Both are made anew and compared; `UPDATE_EXPECT=1 cargo test -- schedules` writes them.

use std::fs;
use std::ops::{ControlFlow, Range};
use std::sync::Arc;

use libtest_mimic::Trial;
use threadbare::behaviour::{CONCEPTS, Concept, Kind};
use threadbare::compile::Builds;
use threadbare::explore::Modelled;
use threadbare::picture::{self, Rows, View};
use threadbare::run::{Hold, Run, Waiting};
use threadbare::source::Source;
use threadbare_trace::{AtomicOperation, Time, Wait, What};

const LONGEST_NAME: usize = 48;

/// Of each strategy the first so many executions are looked at for the picture.
const LOOKED_AT: u32 = 150;

pub fn trials() -> Vec<Trial> {
    let modelled = CONCEPTS.iter().filter(|concept| concept.kind == Kind::Modelled);
    modelled
        .map(|concept| Trial::test(format!("schedules: {}", concept.name), move || Ok(is_as_shown(concept)?)))
        .collect()
}

fn is_as_shown(concept: &'static Concept) -> Result<(), String> {
    let path = crate::root().join(format!("examples/{}.rs", concept.name));
    let source = Arc::new(Source::read(&path, None)?);
    let modelled = Modelled::new(source, crate::libraries()?, Builds::Modelled).map_err(words)?;
    let explored = modelled.explore(&modelled.plan(), 1).map_err(words)?;
    let picture = telling(concept, &modelled)?;
    let faults = picture.faults();
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let shown = [
        (format!("docs/runs/{}.explore.txt", concept.name), explored.text(concept.name)),
        (format!("images/schedules/{}.svg", concept.name), picture.svg()),
    ];
    for (name, made) in shown {
        let file = crate::root().join(&name);
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&file, &made).map_err(words)?;
        }
        if fs::read_to_string(&file).ok().as_ref() != Some(&made) {
            return Err(format!(
                "{name} is out of date; UPDATE_EXPECT=1 cargo test -- schedules writes it anew. It should be:\n{made}"
            ));
        }
    }
    Ok(())
}

fn words(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// The picture that takes the fewest rows to show what there is to show; of those the earliest in its run.
fn telling(concept: &Concept, modelled: &Modelled) -> Result<images::Drawing, String> {
    let Telling { shows, about } = telling_of(concept.name);
    let whole = View { about: about.map(str::to_owned), ..View::whole(None, picture::LONG) };
    let rows = |run: &Run| picture::rows(run, &whole, shows(run)?);
    let effort = |run: &Run| rows(run).map(|Rows(rows)| (rows.end() - rows.start(), *rows.start()));

    let mut plan = modelled.plan();
    plan.jobs.retain(|job| job.time == Time::Exact);
    for job in &mut plan.jobs {
        job.executions = job.executions.min(LOOKED_AT);
    }
    let mut best: Option<((usize, usize), Run)> = None;
    modelled
        .run(&plan, &mut |_, _, run| {
            if let Some(effort) = effort(&run)
                && best.as_ref().is_none_or(|(least, _)| effort < *least)
            {
                best = Some((effort, run));
            }
            ControlFlow::Continue(())
        })
        .map_err(words)?;
    let (least, found) = best.ok_or("no execution shows what the picture is to show")?;
    let plainer = modelled.plainer(&found, &|run| effort(run).is_some_and(|effort| effort <= least));
    // Its name is to be typed by a reader.
    let run = plainer.filter(|run| run.schedule().to_string().len() <= LONGEST_NAME).unwrap_or(found);
    let all = picture::rows(&run, &whole, 0..run.events().len());
    let view = View { rows: rows(&run).filter(|rows| Some(rows) != all.as_ref()), ..whole.clone() };
    Ok(picture::drawing(&run, &view, concept.name))
}

/// What is worth seeing in a concept's run: from which event to which, if it is there at all.
struct Telling {
    shows: fn(&Run) -> Option<Range<usize>>,
    /// Only what happens to this lock, where the others are bookkeeping.
    about: Option<&'static str>,
}

fn telling_of(concept: &str) -> Telling {
    let shows: fn(&Run) -> Option<Range<usize>> = match concept {
        "thread_lifecycle" => |run| Some(0..printed(run, "chef: terminated")? + 1),
        "daemon_threads" => the_end_of_daemons,
        "graceful_shutdown" => an_interruption,
        "race_condition" => a_lost_update,
        "critical_section" => |run| first(run, kept_out),
        "mutex" => |run| first(run, barged),
        "atomic_operations" => additions_by_turns,
        "self_deadlock" => |run| Some(0..run.events().len()),
        "reentrant_mutex" => |run| first(run, taken_again),
        "lock_handoff" => handed_over,
        "try_lock" => |run| first(run, found_busy),
        "reader_writer_lock" => |run| first(run, read_together),
        "rwlock_read" | "rwlock_write" => let_in_together,
        "rwlock_fair" => let_in,
        "deadlock" => |run| Some(0..printed(run, "deadlock: yes")? + 1),
        "dining_philosophers" => two_eat,
        "lock_ordering" => both_in_order,
        "lock_timeout" => gave_up,
        "abandoned_lock" => |run| first(run, abandoned),
        "starvation" => |run| first(run, left_hungry),
        "livelock" => one_courtesy_each,
        "backoff" => gave_way,
        _ => |run| Some(0..run.events().len()),
    };
    let about = match concept {
        "reader_writer_lock" => Some("calendar"),
        "rwlock_read" | "rwlock_write" | "rwlock_fair" => Some("value"),
        _ => None,
    };
    Telling { shows, about }
}

/// The shortest stretch that begins with a hold and shows what is asked for.
fn first(run: &Run, shows: fn(&Run, &Hold) -> Option<usize>) -> Option<Range<usize>> {
    let stretches = run.holds().iter().filter_map(|hold| Some(hold.acquired..shows(run, hold)? + 1));
    stretches.min_by_key(|events| (events.len(), events.start))
}

fn printed(run: &Run, text: &str) -> Option<usize> {
    run.printed(text).next().map(|line| line.event)
}

/// The waits of others for a lock that begin while it is in somebody's hands.
fn kept_waiting<'r>(run: &'r Run, hold: &'r Hold) -> impl Iterator<Item = &'r Waiting> {
    run.waits()
        .iter()
        .filter(|wait| wait.lock() == Some(hold.lock) && wait.thread != hold.thread && hold.at(wait.from))
}

/// What a wait came to: the hold that it ended in.
fn ended_in<'r>(run: &'r Run, wait: &Waiting) -> Option<&'r Hold> {
    let to = wait.to.filter(|_| !wait.timed_out)?;
    run.holds()
        .iter()
        .find(|hold| hold.thread == wait.thread && Some(hold.lock) == wait.lock() && hold.acquired >= to)
}

/// The failed tries of others while a lock is in somebody's hands.
fn refused<'r>(run: &'r Run, hold: &'r Hold) -> impl Iterator<Item = (usize, u16)> {
    run.failed_tries()
        .filter(|(at, thread, lock)| *lock == hold.lock && *thread != hold.thread && hold.at(*at))
        .map(|(at, thread, _)| (at, thread))
}

/// The two daemons are at work when the process ends.
fn the_end_of_daemons(run: &Run) -> Option<Range<usize>> {
    let cook = printed(run, "cook: done")?;
    let cut_off = run.waits().iter().filter(|wait| wait.to.is_none() && wait.thread != 0);
    let begun: Vec<usize> = cut_off.map(|wait| wait.from).collect();
    let from = begun.iter().copied().min()?.min(cook);
    (begun.len() == 2 && cook < printed(run, "dishwasher: done")?).then_some(from..run.events().len())
}

/// Both workers are at a piece when Ctrl-C comes, and both finish it.
fn an_interruption(run: &Run) -> Option<Range<usize>> {
    let pressed = run.events().iter().position(|event| event.what == What::Interrupted)?;
    let pieces: Vec<usize> = run
        .waits()
        .iter()
        .filter(|wait| wait.on == Wait::Sleep && wait.at(pressed))
        .map(|wait| wait.from)
        .collect();
    let finished = printed(run, "unfinished: 0")?;
    (pieces.len() == 2).then(|| pieces.into_iter().min().unwrap_or(pressed)..finished + 1)
}

/// Two read the same number, and both write what they make of it.
fn a_lost_update(run: &Run) -> Option<Range<usize>> {
    let steps: Vec<_> = run.atomics().collect();
    let stretches = steps.windows(4).filter(|steps| {
        let [one, two, three, four] = steps else { return false };
        let loads = [one, two].iter().all(|step| step.operation == AtomicOperation::Load);
        let stores = [three, four].iter().all(|step| step.operation == AtomicOperation::Store);
        loads && stores && one.thread != two.thread && three.thread != four.thread && three.new == four.new
    });
    let events = stretches.map(|steps| steps[0].event..steps[3].event + 1);
    events.min_by_key(|events| (events.len(), events.start))
}

fn kept_out(run: &Run, hold: &Hold) -> Option<usize> {
    kept_waiting(run, hold).find_map(|wait| ended_in(run, wait)?.released)
}

/// Somebody waits, and whoever had the lock takes it once more before that one gets it.
fn barged(run: &Run, hold: &Hold) -> Option<usize> {
    let wait = kept_waiting(run, hold).next()?;
    let got = ended_in(run, wait)?.acquired;
    let between =
        |again: &&Hold| again.lock == hold.lock && hold.acquired < again.acquired && again.acquired < got;
    let barging: Vec<&Hold> = run.holds().iter().filter(between).collect();
    (barging.len() == 1 && barging[0].thread == hold.thread).then_some(got)
}

fn additions_by_turns(run: &Run) -> Option<Range<usize>> {
    let steps: Vec<_> = run.atomics().filter(|step| step.read_modify_wrote()).collect();
    let turns =
        steps.windows(4).filter(|steps| steps.windows(2).all(|pair| pair[0].thread != pair[1].thread));
    let events = turns.map(|steps| steps[0].event..steps[3].event + 1);
    events.min_by_key(|events| (events.len(), events.start))
}

fn taken_again(run: &Run, hold: &Hold) -> Option<usize> {
    let again = |inner: &Hold| inner.lock == hold.lock && inner.depth > 0 && hold.at(inner.acquired);
    if hold.depth > 0 || !run.holds().iter().any(again) {
        return None;
    }
    let wait = kept_waiting(run, hold).next()?;
    let got = ended_in(run, wait)?.acquired;
    (Some(got) > hold.released
        && run
            .holds()
            .iter()
            .all(|other| other.acquired <= hold.acquired || other.acquired >= got || again(other)))
    .then_some(got)
}

fn handed_over(run: &Run) -> Option<Range<usize>> {
    let alice = run.events().iter().position(|event| matches!(event.what, What::Sent { .. }))?;
    let (bob, carol) = (printed(run, "bob: unlocked")?, printed(run, "carol: locked")?);
    let waits = |wait: &Waiting| matches!(wait.on, Wait::Send { .. }) && wait.at(bob);
    run.waits().iter().any(waits).then_some(alice..carol + 1)
}

fn found_busy(run: &Run, hold: &Hold) -> Option<usize> {
    let (at, thread) = refused(run, hold).next()?;
    run.holds().iter().find(|other| other.thread == thread && other.acquired > at).map(|other| other.acquired)
}

fn read_together(run: &Run, hold: &Hold) -> Option<usize> {
    let together = |other: &Hold| {
        other.lock == hold.lock
            && other.thread != hold.thread
            && hold.acquired < other.acquired
            && hold.at(other.acquired)
    };
    let wait = kept_waiting(run, hold).next()?;
    let got = ended_in(run, wait)?;
    let turned = run.lines().iter().find(|line| line.thread == got.thread && line.event > got.acquired)?;
    (got.exclusive() && run.holds().iter().any(together)).then_some(turned.event)
}

/// All four wait when main lets go.
fn let_in(run: &Run) -> Option<Range<usize>> {
    let main = run
        .holds()
        .iter()
        .rfind(|hold| hold.thread == 0 && hold.exclusive() && run.object_name(hold.lock) == "`value`")?;
    let let_go = main.released?;
    let waiting =
        run.waits().iter().filter(|wait| matches!(wait.on, Wait::Condition { .. }) && wait.at(let_go));
    let last = run.holds_of(main.lock).filter_map(|hold| hold.released).max()?;
    (waiting.count() == 4).then_some(let_go..last + 1)
}

/// And the two readers meet.
fn let_in_together(run: &Run) -> Option<Range<usize>> {
    let events = let_in(run)?;
    let reads = run.holds().iter().filter(|hold| !hold.exclusive() && events.contains(&hold.acquired));
    let reads: Vec<&Hold> = reads.collect();
    reads.windows(2).any(|pair| pair[0].overlaps(pair[1])).then_some(events)
}

/// Two eat at once, and somebody between them waits.
fn two_eat(run: &Run) -> Option<Range<usize>> {
    let eats: Vec<_> = run.lines().iter().filter(|line| line.text.ends_with(" eats")).collect();
    let stretches = eats.windows(2).filter_map(|pair| {
        let (one, two) = (pair[0], pair[1]);
        let mut forks = run.holding(one.thread, two.event).chain(run.holding(two.thread, two.event));
        let (first, count) = forks
            .by_ref()
            .fold((usize::MAX, 0), |(first, count), hold| (first.min(hold.acquired), count + 1));
        let wait = run
            .holding(one.thread, two.event)
            .flat_map(|hold| kept_waiting(run, hold))
            .map(|wait| wait.from)
            .min()?;
        (one.thread != two.thread && count == 4).then_some(first..wait.max(two.event) + 1)
    });
    stretches.min_by_key(|events| (events.len(), events.start))
}

/// One has both, the other waits for the first of them.
fn both_in_order(run: &Run) -> Option<Range<usize>> {
    first(run, |run, hold| {
        let has_both = run.holds().iter().find(|other| {
            other.thread == hold.thread
                && other.lock != hold.lock
                && hold.at(other.acquired)
                && other.acquired > hold.acquired
        })?;
        let wait = kept_waiting(run, hold).find(|wait| wait.from > has_both.acquired)?;
        let got = ended_in(run, wait)?;
        let second = run.holds().iter().find(|other| {
            other.thread == got.thread && other.lock == has_both.lock && other.acquired > got.acquired
        })?;
        (Some(got.acquired) > hold.released).then_some(second.acquired)
    })
}

/// Each has one fork and wants the other's; one gives up, and the other eats.
fn gave_up(run: &Run) -> Option<Range<usize>> {
    let at = run.events().iter().position(|event| matches!(event.what, What::TimedOut { .. }))?;
    let one = run.events()[at].thread;
    let held = run.holding(one, at).next()?;
    let other = kept_waiting(run, held).find(|wait| wait.at(at))?;
    let theirs = run.holding(other.thread, at).next()?;
    let eats = run
        .lines()
        .iter()
        .find(|line| line.thread == other.thread && line.event > at && line.text.ends_with(" eats"))?;
    Some(held.acquired.min(theirs.acquired)..eats.event + 1)
}

fn abandoned(run: &Run, hold: &Hold) -> Option<usize> {
    let panicked = |event: usize| {
        event < run.events().len()
            && matches!(run.events()[event].what, What::Panicked { .. })
            && run.events()[event].thread == hold.thread
    };
    (hold.acquired..hold.released?).any(panicked).then_some(())?;
    kept_waiting(run, hold).find_map(|wait| ended_in(run, wait)?.released)
}

/// While one eats the two others look, and the one takes the spoon again.
fn left_hungry(run: &Run, hold: &Hold) -> Option<usize> {
    let mut looked: Vec<u16> = refused(run, hold).map(|(_, thread)| thread).collect();
    looked.dedup();
    let again = run.holds_of(hold.lock).find(|next| next.acquired > hold.acquired)?;
    let more = refused(run, again).count();
    (again.thread == hold.thread && looked.len() >= 2 && more > 0).then_some(again.acquired)
}

/// Each takes a fork, finds the other one taken, and gives back.
fn one_courtesy_each(run: &Run) -> Option<Range<usize>> {
    let forks: Vec<&Hold> = run.holds().iter().take(3).collect();
    let [one, two, again] = forks[..] else { return None };
    let refused = refused(run, one).count() > 0 && refused(run, two).count() > 0;
    let given_back = one.released?.max(two.released?);
    (refused && one.thread != two.thread && again.acquired > given_back)
        .then_some(one.acquired..again.acquired + 1)
}

/// Both give way and rest, one of them for less long, and that one eats.
fn gave_way(run: &Run) -> Option<Range<usize>> {
    let mut tries = run.failed_tries();
    let (one, other) = (tries.next()?, tries.next()?);
    let eats = run.lines().iter().find(|line| line.text.ends_with(" eats"))?.event;
    let rests = run.waits().iter().filter(|wait| wait.pauses() && wait.from < eats);
    (one.1 != other.1 && rests.count() == 2).then_some(one.0..eats + 1)
}
