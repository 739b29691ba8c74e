//! A thread is new, running, blocked, terminated, and each is said by someone who can know it.

use threadbare_trace::{Nanos, Thread};

use crate::judge::{Behaviour, Judgement};
use crate::run::{PrintedLine, Run};

const STATES: [&str; 4] = ["chef: new", "chef: running", "chef: blocked", "chef: terminated"];

const SECOND: Nanos = 1_000_000_000;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("thread_lifecycle")
        .printed("each of the four states is printed once", |run| {
            STATES.iter().try_for_each(|state| run.prints(state, 1))
        })
        .always("`new` is printed before the chef is spawned", |run| {
            let (new, chef) = (line(run, "chef: new")?, chef(run)?);
            match run.thread(chef).and_then(|life| life.spawned) {
                Some(spawned) if spawned < new.event => {
                    Err(run.broken_at(new.event, format!("{} has been spawned already", run.name(chef))))
                }
                _ => Ok(()),
            }
        })
        .hint("a thread that `spawn` has returned is no longer new: whatever starts the chef comes after the line")
        .always("`running` is printed by the chef itself", said_by_the_chef)
        .hint("only the chef's own closure knows that it runs")
        .always("`terminated` is printed after the chef has ended", |run| {
            let (terminated, chef) = (line(run, "chef: terminated")?, chef(run)?);
            if chef == 0 || run.has_ended(chef, terminated.event) {
                return Ok(());
            }
            Err(run.broken_at(terminated.event, format!("{} has not ended yet", run.name(chef))))
        })
        .hint("a join, or the end of a scope, shows that a thread has ended; no message and no time does")
        .always_exact("the order is new, running, blocked, terminated", |run| run.prints_in_order(&STATES))
        .always_exact("`blocked` is printed while the chef is blocked", |run| {
            let (blocked, chef) = (line(run, "chef: blocked")?, chef(run)?);
            if run.blocked(chef, blocked.event).is_some() {
                return Ok(());
            }
            let does = match blocked.thread == chef {
                true => "who prints something is not blocked".to_owned(),
                false if run.has_ended(chef, blocked.event) => format!("{} has ended", run.name(chef)),
                false => format!("{} can run", run.name(chef)),
            };
            Err(run.broken_at(blocked.event, does))
        })
        .hint("somebody else has to say it, at a time when the chef is certain to wait, such as half-way through a sleep")
        .always_exact("the chef works for a second", |run| {
            let chef = chef(run)?;
            match lived(run, chef) {
                Some(time) if time < SECOND => {
                    let message = format!("{} lives for {} ms", run.name(chef), time / 1_000_000);
                    Err(run.broken_at(run.thread(chef).and_then(|life| life.ended).unwrap_or_default(), message))
                }
                _ => Ok(()),
            }
        })
}

fn line<'a>(run: &'a Run, text: &'a str) -> Result<&'a PrintedLine, crate::judge::Broken> {
    run.printed(text).next().ok_or_else(|| run.broken(format!("`{text}` is not printed")))
}

/// Whoever says that it runs.
fn chef(run: &Run) -> Result<Thread, crate::judge::Broken> {
    line(run, "chef: running").map(|line| line.thread)
}

/// How long a thread's closure took.
fn lived(run: &Run, thread: Thread) -> Option<Nanos> {
    let life = run.thread(thread)?;
    Some(run.events()[life.ended?].time - run.events()[life.started?].time)
}

fn said_by_the_chef(run: &Run) -> Judgement {
    let running = line(run, "chef: running")?;
    let speaker = running.thread;
    if speaker == 0 {
        return Err(run.broken_at(running.event, "main prints it"));
    }
    // The chef is the one who works for a second: somebody else can speak only in its place.
    let works = |thread| lived(run, thread).is_some_and(|time| time >= SECOND);
    let others = (1..run.threads().len() as Thread).filter(|thread| *thread != speaker);
    if run.is_exact()
        && lived(run, speaker).is_some_and(|time| time < SECOND)
        && let Some(chef) = others.into_iter().find(|thread| works(*thread))
    {
        let message = format!("{} prints it, and {} does the work", run.name(speaker), run.name(chef));
        return Err(run.broken_at(running.event, message));
    }
    Ok(())
}
