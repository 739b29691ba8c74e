//! On Ctrl-C each worker finishes the piece it has, and the process ends.

use threadbare_trace::{Ending, Line, Nanos, Thread, Wait, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::{Run, Waiting};

const MILLISECOND: Nanos = 1_000_000;
const PIECE: Nanos = 50 * MILLISECOND;
const OPEN: Nanos = 3_000 * MILLISECOND;

/// Main may look for Ctrl-C every so often instead of being woken; whatever it does, waiting until closing time is
/// more than this.
const NOTICING: Nanos = 1_000 * MILLISECOND;

/// Where somebody who looks only now and then tells the workers to stop, they take no pieces for longer than this.
const TELLING: Nanos = 2 * PIECE;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("graceful_shutdown")
        .with_interrupts()
        .summarised_by(&["unfinished"])
        .always("`finished: N` is printed, and N pieces are", |run| at_most_once(run, finished))
        .natively(|run| claims_some(run).map(drop))
        .hint("count a piece when its 50 ms are over, in one step, and look at the count when both have ended")
        .always("`unfinished: 0` is printed", |run| at_most_once(run, |run| run.claims("unfinished", 0)))
        .natively(|run| run.claims("unfinished", 0))
        .always("the exit status is 0", |run| at_most_once(run, |run| run.exits_with(0)))
        .natively(|run| run.exits_with(0))
        .always("both workers have ended when the process ends", |run| at_most_once(run, workers_have_ended))
        .hint("join both workers; the handler only tells them to stop")
        .always_exact("two workers take pieces of work of 50 ms", two_workers)
        .always_exact("without Ctrl-C it ends by itself after three seconds", closes)
        .always_exact("on Ctrl-C each worker finishes the piece it has, and the process ends", |run| {
            at_most_once(run, stops)
        })
        .hint("whoever waits for closing time must be woken by Ctrl-C, also if it comes just before the wait")
        .always("a second Ctrl-C ends it at once with status 130", second)
        .hint("the handler counts for itself how often it was called; what others have taken back does not tell")
        .sometimes("Ctrl-C comes while a worker is at work", |run| {
            run.events().iter().enumerate().any(|(at, event)| {
                matches!(event.what, What::Interrupted) && at_work(run, at)
            })
        })
        .hint("set the handler before the work begins")
}

/// Where Ctrl-C is pressed twice, only one sentence counts.
fn at_most_once(run: &Run, holds: impl Fn(&Run) -> Judgement) -> Judgement {
    if presses(run).len() > 1 { Ok(()) } else { holds(run) }
}

fn presses(run: &Run) -> Vec<usize> {
    let pressed =
        run.events().iter().enumerate().filter(|(_, event)| matches!(event.what, What::Interrupted));
    pressed.map(|(at, _)| at).collect()
}

fn claims_some(run: &Run) -> Result<(usize, i64), crate::judge::Broken> {
    match run.claim("finished") {
        Some((line, claimed)) => Ok((line.event, claimed)),
        None => Err(run.broken("`finished: N` is not printed")),
    }
}

fn time(run: &Run, event: usize) -> Nanos {
    run.events().get(event).map_or(0, |event| event.time)
}

/// The pauses of somebody other than main, and than who answers Ctrl-C.
fn pauses(run: &Run) -> impl Iterator<Item = &Waiting> {
    let handler = presses(run).first().map(|&pressed| run.events()[pressed].thread);
    run.waits().iter().filter(move |wait| wait.thread != 0 && Some(wait.thread) != handler && wait.pauses())
}

/// The 50 ms of somebody, whole or cut short.
fn pieces(run: &Run) -> impl Iterator<Item = &Waiting> {
    pauses(run).filter(|wait| wait.limit == Some(PIECE))
}

/// Those of main, which may be one of the workers.
fn mains_pieces(run: &Run) -> impl Iterator<Item = &Waiting> {
    run.waits().iter().filter(|wait| wait.thread == 0 && wait.pauses() && wait.limit == Some(PIECE))
}

/// Its time is up: its own limit ran out, or the timer rang that it waited for.
fn is_over(run: &Run, wait: &Waiting) -> bool {
    let lasted = wait.to.map(|to| time(run, to) - time(run, wait.from));
    wait.timed_out || wait.limit.is_some() && lasted >= wait.limit
}

/// Shorter waits, of which a piece may be made.
fn parts(run: &Run) -> impl Iterator<Item = &Waiting> {
    pauses(run).filter(|wait| wait.limit.is_some_and(|limit| limit < PIECE))
}

/// Who does what at which line, and how many pieces come of it.
struct Work {
    thread: Thread,
    line: Line,
    done: u64,
}

/// What is known of the work: whole pieces, or else what those come to that are made of parts.
fn work(run: &Run) -> Vec<Work> {
    let mut work: Vec<Work> = Vec::new();
    for piece in pieces(run) {
        let done = u64::from(is_over(run, piece));
        match work.iter_mut().find(|work| work.thread == piece.thread && work.line == piece.line) {
            Some(work) => work.done += done,
            None => work.push(Work { thread: piece.thread, line: piece.line, done }),
        }
    }
    if !work.is_empty() {
        return work;
    }
    let mut slept: Vec<(Thread, Nanos)> = Vec::new();
    for part in parts(run).filter(|part| is_over(run, part)) {
        let limit = part.limit.unwrap_or_default();
        match slept.iter_mut().find(|(thread, _)| *thread == part.thread) {
            Some((_, slept)) => *slept += limit,
            None => slept.push((part.thread, limit)),
        }
    }
    slept.into_iter().map(|(thread, slept)| Work { thread, line: 0, done: slept / PIECE }).collect()
}

fn threads(work: &[Work]) -> Vec<Thread> {
    let mut threads: Vec<Thread> = work.iter().map(|work| work.thread).collect();
    threads.sort_unstable();
    threads.dedup();
    threads
}

/// The workers: whoever takes pieces. A third one that waits as long as a piece takes, at a line of its own, looks
/// at the clock.
fn workers(run: &Run) -> Vec<Thread> {
    let work = work(run);
    let all = threads(&work);
    if all.len() < 3 {
        return all;
    }
    let shares =
        |mine: &Work| work.iter().any(|other| other.line == mine.line && other.thread != mine.thread);
    let sharing =
        all.iter().copied().filter(|thread| work.iter().any(|work| work.thread == *thread && shares(work)));
    let sharing: Vec<Thread> = sharing.collect();
    if sharing.is_empty() { all } else { sharing }
}

/// Whether N is what some of the lines come to at which pieces are taken, all workers included.
fn explains(run: &Run, claimed: u64) -> bool {
    let workers = workers(run);
    let mut work = work(run);
    work.retain(|work| workers.contains(&work.thread));
    let mut lines: Vec<Line> = work.iter().map(|work| work.line).collect();
    lines.sort_unstable();
    lines.dedup();
    let mains = mains_pieces(run).filter(|wait| is_over(run, wait)).count() as u64;
    let sums = |counts: &dyn Fn(&Work) -> bool| {
        let counted: Vec<&Work> = work.iter().filter(|work| counts(work)).collect();
        let all = workers.iter().all(|worker| counted.iter().any(|work| work.thread == *worker));
        let sum: u64 = counted.iter().map(|work| work.done).sum();
        all && (sum == claimed || sum + mains == claimed)
    };
    sums(&|_| true)
        || lines.len() <= 6
            && (1..1_u32 << lines.len()).any(|chosen| {
                sums(&|work| {
                    lines.iter().position(|line| *line == work.line).is_some_and(|at| chosen & 1 << at != 0)
                })
            })
}

fn finished(run: &Run) -> Judgement {
    let (event, claimed) = claims_some(run)?;
    let Ok(claimed) = u64::try_from(claimed) else {
        return Err(run.broken_at(event, format!("{claimed} is no number of pieces")));
    };
    let work = work(run);
    let by_sleeping = pieces(run).next().is_some() && pieces(run).all(|piece| piece.on == Wait::Sleep);
    // In late time a limit may run out before its wait begins, so only sleeps can be counted.
    if !run.is_exact() && !by_sleeping {
        return Ok(());
    }
    if work.is_empty() {
        // Work that takes no rest: two workers can do so much in the time.
        let most = 2 * (time(run, run.last()) / PIECE) + 2;
        return match claimed > most {
            true => Err(run.broken_at(event, format!("{claimed} pieces are more than there was time for"))),
            false => Ok(()),
        };
    }
    if explains(run, claimed) {
        return Ok(());
    }
    let done: u64 = work.iter().map(|work| work.done).sum();
    Err(run.broken_at(event, format!("`finished: {claimed}` is printed, and {done} pieces are finished")))
}

fn workers_have_ended(run: &Run) -> Judgement {
    if !run.ending().by_itself() {
        return Ok(());
    }
    let whole = pieces(run).next().is_some();
    let work = work(run);
    for worker in workers(run) {
        let begun = whole || work.iter().any(|work| work.thread == worker && work.done > 0);
        if begun && !run.has_ended(worker, run.last() + 1) {
            let name = run.name(worker);
            let message = match run.blocked(worker, run.last()).is_some_and(Waiting::pauses) {
                true => format!("the process ends while {name} is at a piece"),
                false => format!("the process ends before {name} has"),
            };
            return Err(run.broken_at(run.last(), message));
        }
    }
    Ok(())
}

fn two_workers(run: &Run) -> Judgement {
    if !presses(run).is_empty() || !run.ending().by_itself() {
        return Ok(());
    }
    if work(run).is_empty() {
        return busy(run);
    }
    let workers = workers(run);
    if workers.len() + usize::from(mains_pieces(run).next().is_some()) < 2 {
        return Err(run.broken(format!("there is one worker, {}", run.name(workers[0]))));
    }
    for piece in pieces(run).filter(|piece| workers.contains(&piece.thread)) {
        let is_piece = |wait: &&Waiting| wait.pauses() && wait.limit == Some(PIECE);
        let at_once =
            run.waits_at(piece.from).filter(is_piece).filter(|wait| workers.contains(&wait.thread)).count();
        if at_once > 2 {
            return Err(run.broken_at(piece.from, format!("{at_once} workers are at work at once")));
        }
    }
    Ok(())
}

/// Work may also be to compute: then there are two who do not wait for anything.
fn busy(run: &Run) -> Judgement {
    let computes = (1..run.threads().len() as Thread).filter(|thread| computes(run, *thread)).count();
    match computes {
        0 | 1 => Err(run.broken("no two workers take pieces of work")),
        _ => Ok(()),
    }
}

/// It runs, and never rests.
fn computes(run: &Run, thread: Thread) -> bool {
    let life = run.thread(thread);
    // Nobody of the program's starts the thread that waits for Ctrl-C.
    life.is_some_and(|life| life.started.is_some() && life.name.as_deref() != Some("ctrl-c"))
        && !run.waits().iter().any(|wait| wait.thread == thread && wait.limit.is_some())
}

fn closes(run: &Run) -> Judgement {
    if !presses(run).is_empty() || !run.ending().by_itself() {
        return Ok(());
    }
    let end = time(run, run.last());
    if (OPEN..=OPEN + NOTICING).contains(&end) {
        return Ok(());
    }
    Err(run.broken_at(run.last(), format!("it ends after {} ms", end / MILLISECOND)))
}

fn stops(run: &Run) -> Judgement {
    let Some(&pressed) = presses(run).first() else { return Ok(()) };
    let at = time(run, pressed);
    let workers = workers(run);
    // Nobody has told the workers yet who still waits to look.
    let has_not_looked = |wait: &Waiting, piece: &Waiting| {
        let to = wait.to.map_or(Nanos::MAX, |to| time(run, to));
        wait.pauses()
            && !workers.contains(&wait.thread)
            && time(run, wait.from) <= at
            && time(run, piece.from) <= to
    };
    let excused = |piece: &Waiting| {
        time(run, piece.from) <= at + TELLING && run.waits().iter().any(|wait| has_not_looked(wait, piece))
    };
    // They may be told one after the other, when the one before has finished its piece.
    let late = pieces(run).find(|piece| time(run, piece.from) > at + PIECE && !excused(piece));
    if let Some(piece) = late.filter(|piece| workers.contains(&piece.thread)) {
        let after = (time(run, piece.from) - at) / MILLISECOND;
        return Err(run.broken_at(
            piece.from,
            format!("{} takes another piece {after} ms after Ctrl-C", run.name(piece.thread)),
        ));
    }
    let end = time(run, run.last());
    if end > at + NOTICING + 2 * PIECE {
        let message = format!("the process ends {} ms after Ctrl-C", (end - at) / MILLISECOND);
        return Err(run.broken_at(run.last(), message));
    }
    Ok(())
}

fn second(run: &Run) -> Judgement {
    let presses = presses(run);
    let Some(&pressed) = presses.get(1) else { return Ok(()) };
    let after = time(run, run.last()) - time(run, pressed);
    match run.ending() {
        Ending::Exited { code: 130 } if run.is_exact() && after > 2 * PIECE => Err(run.broken_at(
            run.last(),
            format!("the process ends {} ms after the second Ctrl-C", after / MILLISECOND),
        )),
        Ending::Exited { code: 130 } => Ok(()),
        // It was ending by itself just then.
        Ending::Completed if !run.is_exact() || after == 0 => Ok(()),
        Ending::Completed => {
            let message = format!(
                "the second Ctrl-C does not end the process, which ends {} ms later",
                after / MILLISECOND
            );
            let handler = run.events()[pressed].thread;
            let busy = run.waits().iter().find(|wait| {
                let goes_on = |to: usize| time(run, to) > time(run, pressed);
                wait.thread == handler
                    && time(run, wait.from) <= time(run, pressed)
                    && goes_on(wait.to.unwrap_or(run.last()))
            });
            Err(match busy {
                Some(wait) => {
                    let awaited = run.awaited(wait);
                    run.broken_at(wait.from, format!("{message}: the handler still waits for {awaited}"))
                }
                None => run.broken_at(pressed, message),
            })
        }
        _ => Err(run.broken_at(pressed, format!("after the second Ctrl-C: {}", run.how_it_ended()))),
    }
}

fn at_work(run: &Run, event: usize) -> bool {
    let handler = run.events()[event].thread;
    let waits = |wait: &Waiting| {
        wait.thread != 0
            && wait.thread != handler
            && wait.at(event)
            && wait.pauses()
            && wait.limit.is_some_and(|limit| limit <= PIECE)
    };
    // Or at work that takes no rest.
    let busy = |thread: Thread| {
        let life = run.thread(thread);
        computes(run, thread)
            && life.is_some_and(|life| {
                life.started.is_some_and(|at| at < event) && life.ended.is_none_or(|at| at > event)
            })
    };
    run.waits().iter().any(waits)
        || (1..run.threads().len() as Thread).any(|thread| thread != handler && busy(thread))
}
