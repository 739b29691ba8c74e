//! A plain lock does not know its holder: asked for again by whoever holds it, it is refused.

use threadbare_trace::{How, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::{Hold, Run};

const LINE: &str = "second lock: refused";

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("self_deadlock")
        .always("every attempt by the holder fails", every_attempt_fails)
        .hint("the pad is a plain lock: a reentrant one lets its holder in again")
        .always(
            "`second lock: refused` is printed after an attempt by the holder has failed",
            refused_then_said,
        )
        .natively(|run| match run.printed(LINE).next() {
            Some(_) => Ok(()),
            None => run.prints(LINE, 1),
        })
        .hint("lock the pad, keep it in hand, and try to lock the same pad again in the same thread")
        .always("when the process ends no thread holds the pad", nobody_holds_the_pad)
}

/// A taking of a lock by a thread that holds it already. A change of mode with no gap is none.
fn every_attempt_fails(run: &Run) -> Judgement {
    let again = |hold: &&Hold| hold.depth > 0 && !matches!(hold.how, How::Upgrade | How::Downgrade);
    match run.holds().iter().find(again) {
        Some(hold) => Err(run.broken_at(
            hold.acquired,
            format!("{} takes {} again while holding it", run.name(hold.thread), run.object_name(hold.lock)),
        )),
        None => Ok(()),
    }
}

/// The attempts in vain by a thread that holds the lock: their events, and the lock.
fn refused(run: &Run) -> impl Iterator<Item = (usize, threadbare_trace::Object)> {
    run.failed_tries()
        .filter(|&(at, thread, lock)| run.holding(thread, at).any(|hold| hold.lock == lock))
        .map(|(at, _, lock)| (at, lock))
}

fn refused_then_said(run: &Run) -> Judgement {
    let Some(line) = run.printed(LINE).next() else { return run.prints(LINE, 1) };
    let first = refused(run).map(|(at, _)| at).min();
    match first {
        Some(first) if first < line.event => Ok(()),
        Some(_) => Err(run.broken_at(line.event, "it is printed before any attempt has failed")),
        None => {
            Err(run.broken_at(line.event, "nobody who holds a lock has tried to take the same lock again"))
        }
    }
}

fn nobody_holds_the_pad(run: &Run) -> Judgement {
    let pads: Vec<_> = refused(run).map(|(_, lock)| lock).collect();
    let exits = run.events().iter().position(|event| matches!(event.what, What::Exited { .. }));
    match run.holds().iter().find(|hold| pads.contains(&hold.lock) && hold.released.is_none()) {
        Some(hold) if exits.is_some() => Err(run.broken_at(
            hold.acquired,
            format!(
                "{} still holds {} when the process ends",
                run.name(hold.thread),
                run.object_name(hold.lock)
            ),
        )),
        _ => Ok(()),
    }
}
