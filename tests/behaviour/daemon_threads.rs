//! Daemons serve while somebody else works, and nobody waits for their end.

use threadbare_trace::{Nanos, Thread, Wait};

use crate::judge::{Behaviour, Judgement};
use crate::run::{PrintedLine, Run};

const CLEANED: &str = "cleaner: cleaned";
const MOPPED: &str = "mop: mopped";
const WASHED: &str = "dishwasher: done";
const COOKED: &str = "cook: done";

const MILLISECOND: Nanos = 1_000_000;

/// From one cleaning to the next.
const LONGEST: Nanos = 1_500 * MILLISECOND;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("daemon_threads")
        .printed("`dishwasher: done` and `cook: done` are printed once", |run| {
            run.prints(WASHED, 1)?;
            run.prints(COOKED, 1)
        })
        .printed("the exit status is 0", |run| run.exits_with(0))
        .always("when the process ends the dishwasher has ended", dishwasher_has_ended)
        .hint("main is the one who waits for it: with a join, or at the end of a scope, not for a time")
        .always("when the process ends no cleaner or mop that was started has ended", no_daemon_has_ended)
        .hint("a daemon goes on for ever; it is the end of the process that ends it")
        .always("nobody waits for the end of the cleaner or the mop", nobody_waits)
        .hint("let its handle go")
        .always_exact("the cleaner and its mop were started", were_started)
        .hint("main starts the cleaner, the cleaner starts the mop, both before the others are through")
        .always_exact("the cleaner cleans every second", every_second)
        .always_exact("the dishwasher takes two seconds, the cook three times 0.6", take_their_time)
        .sometimes_exact("the cleaner has cleaned at least once", |run| run.printed(CLEANED).next().is_some())
}

/// Each thread that prints this line, once.
fn printers(run: &Run, text: &str) -> Vec<Thread> {
    let mut printers = Vec::new();
    for line in run.printed(text) {
        if !printers.contains(&line.thread) {
            printers.push(line.thread);
        }
    }
    printers
}

/// Those who clean and those who mop: whoever says so, unless it is one that speaks for everybody.
fn daemons(run: &Run) -> Vec<Thread> {
    let speakers: Vec<Thread> = [WASHED, COOKED].iter().flat_map(|text| printers(run, text)).collect();
    let mut daemons = printers(run, CLEANED);
    daemons.extend(printers(run, MOPPED));
    daemons.retain(|daemon| *daemon != 0 && !speakers.contains(daemon));
    daemons
}

/// The thread itself, whoever started it, and so on up to main.
fn ancestors(run: &Run, thread: Thread) -> Vec<Thread> {
    let mut ancestors = vec![thread];
    let mut at = thread;
    while let Some(parent) = run.thread(at).and_then(|life| life.parent) {
        ancestors.push(parent);
        at = parent;
    }
    ancestors
}

fn is_alive(run: &Run, thread: Thread) -> bool {
    run.thread(thread).is_some_and(|life| life.spawned.is_some() && life.ended.is_none())
}

fn dishwasher_has_ended(run: &Run) -> Judgement {
    if !run.ending().by_itself() {
        return Ok(());
    }
    let Some(done) = run.printed(WASHED).next() else {
        return Err(run.broken(format!("the process ends, and `{WASHED}` is not printed")));
    };
    if done.thread != 0 && !daemons(run).contains(&done.thread) {
        return match run.has_ended(done.thread, run.last() + 1) {
            true => Ok(()),
            false => Err(run.broken_at(
                run.last(),
                format!("the process ends while {} is still there", run.name(done.thread)),
            )),
        };
    }
    // Main says so for a thread that has ended by then.
    let ended = (1..run.threads().len() as Thread)
        .any(|thread| !daemons(run).contains(&thread) && run.has_ended(thread, done.event));
    match ended {
        true => Ok(()),
        false => {
            Err(run.broken_at(done.event, format!("{} says so, and nobody has ended", run.name(done.thread))))
        }
    }
}

fn no_daemon_has_ended(run: &Run) -> Judgement {
    for daemon in daemons(run) {
        if let Some(ended) = run.thread(daemon).and_then(|life| life.ended) {
            return Err(run.broken_at(ended, format!("{} ends before the process does", run.name(daemon))));
        }
    }
    Ok(())
}

fn nobody_waits(run: &Run) -> Judgement {
    let daemons = daemons(run);
    for wait in run.waits() {
        let name = run.name(wait.thread);
        match wait.on {
            Wait::Join { thread } if daemons.contains(&thread) => {
                return Err(
                    run.broken_at(wait.from, format!("{name} waits for the end of {}", run.name(thread)))
                );
            }
            // Whoever is left in the scope at the end is who it waits for.
            Wait::Scope { .. } if wait.to.is_none() => {
                let children = || {
                    (1..run.threads().len() as Thread).filter(|child| {
                        run.thread(*child)
                            .is_some_and(|life| life.parent == Some(wait.thread) && life.ended.is_none())
                    })
                };
                if children().next().is_some() && children().all(|child| daemons.contains(&child)) {
                    return Err(
                        run.broken_at(wait.from, format!("the scope of {name} waits for a daemon's end"))
                    );
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn were_started(run: &Run) -> Judgement {
    let all = || (1..run.threads().len() as Thread).filter(|thread| is_alive(run, *thread));
    let daemons = daemons(run);
    let cleaners: Vec<Thread> =
        printers(run, CLEANED).into_iter().filter(|thread| daemons.contains(thread)).collect();
    if cleaners.is_empty() {
        // Nobody has cleaned yet, or somebody else speaks for the daemons: they are whoever is still there.
        let pair = all().any(|mop| {
            ancestors(run, mop)[1..].iter().any(|cleaner| *cleaner != 0 && is_alive(run, *cleaner))
        });
        return match pair {
            true => Ok(()),
            false => Err(run.broken("no cleaner with a mop is there when the process ends")),
        };
    }
    let mops: Vec<Thread> =
        printers(run, MOPPED).into_iter().filter(|thread| daemons.contains(thread)).collect();
    // Everybody from the cleaner up to whom main has started.
    let cleaning: Vec<Thread> =
        cleaners.iter().flat_map(|cleaner| ancestors(run, *cleaner)).filter(|thread| *thread != 0).collect();
    let belongs = |mop: Thread| ancestors(run, mop)[1..].iter().any(|thread| cleaning.contains(thread));
    if let Some(stray) = mops.iter().copied().find(|mop| !cleaners.contains(mop) && !belongs(*mop)) {
        let spawned = run.thread(stray).and_then(|life| life.spawned).unwrap_or_default();
        let starter = run
            .thread(stray)
            .and_then(|life| life.parent)
            .map_or_else(String::new, |parent| run.name(parent));
        return Err(run.broken_at(spawned, format!("the mop is started by {starter}, not by the cleaner")));
    }
    let is_mop = |thread: Thread| {
        !cleaners.contains(&thread) && belongs(thread) && (mops.is_empty() || mops.contains(&thread))
    };
    match (1..run.threads().len() as Thread).any(is_mop) {
        true => Ok(()),
        false => Err(run.broken(match mops.iter().find(|mop| cleaners.contains(mop)) {
            Some(mop) => format!("{} cleans and mops: there is no mop that it has started", run.name(*mop)),
            None => "no mop was started by the cleaner".to_owned(),
        })),
    }
}

fn every_second(run: &Run) -> Judgement {
    let time = |event: usize| run.events()[event].time;
    let end = time(run.last());
    for cleaner in printers(run, CLEANED) {
        let times: Vec<&PrintedLine> = run.printed(CLEANED).filter(|line| line.thread == cleaner).collect();
        for pair in times.windows(2) {
            let between = time(pair[1].event) - time(pair[0].event);
            if !(900 * MILLISECOND..=LONGEST).contains(&between) {
                let message =
                    format!("{} cleans again after {} ms", run.name(cleaner), between / MILLISECOND);
                return Err(run.broken_at(pair[1].event, message));
            }
        }
        // How long it is since it cleaned, or will be when it goes on.
        let rest = run.waits().iter().rfind(|wait| wait.thread == cleaner && wait.to.is_none());
        let until = rest.and_then(|wait| Some(time(wait.from).saturating_add(wait.limit?)));
        if let Some(last) = times.last()
            && until.unwrap_or(end).max(end) - time(last.event) > LONGEST
        {
            return Err(run.broken_at(last.event, format!("{} cleans here and not again", run.name(cleaner))));
        }
    }
    Ok(())
}

fn take_their_time(run: &Run) -> Judgement {
    for (text, least) in [(WASHED, 2_000), (COOKED, 1_800)] {
        let Some(line) = run.printed(text).next() else { continue };
        let since = match text {
            WASHED if line.thread != 0 => {
                let started = run.thread(line.thread).and_then(|life| life.spawned);
                started.map_or(0, |started| run.events()[started].time)
            }
            _ => 0,
        };
        let took = run.events()[line.event].time - since;
        if took < least * MILLISECOND {
            let message = format!("`{text}` is printed after {} ms, not {least}", took / MILLISECOND);
            return Err(run.broken_at(line.event, message));
        }
    }
    Ok(())
}
