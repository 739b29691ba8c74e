//! A lock may be released by another thread than the one that took it.

use threadbare_trace::{AtomicOperation, Object, Thread, Wait, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::{PrintedLine, Run, Waiting};

const LINES: [&str; 3] = ["alice: locked", "bob: unlocked", "carol: locked"];

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("lock_handoff")
        .printed("alice locks, bob unlocks, carol locks, in this order", |run| run.prints_in_order(&LINES))
        .hint("carol may only get the lock through bob's release; sleeping long enough is no order")
        .always("three different threads print them", three_threads)
        .always("what lets carol in is done by the thread that prints bob's line", bob_lets_carol_in)
        .hint("the thread that prints `bob: unlocked` is the one that releases the lock")
        .always("carol does not poll: she is blocked until she is let in", carol_does_not_poll)
        .hint("wait for the lock with a condition, a channel or a park, not by looking again and again")
        .sometimes("carol is blocked while alice's lock stands", carol_is_blocked)
}

/// Alice's, bob's and carol's lines.
fn lines(run: &Run) -> Option<[&PrintedLine; 3]> {
    let line = |text: &'static str| run.lines().iter().find(|line| line.text == text);
    Some([line(LINES[0])?, line(LINES[1])?, line(LINES[2])?])
}

fn three_threads(run: &Run) -> Judgement {
    let Some([alice, bob, carol]) = lines(run) else { return Ok(()) };
    for (one, other) in [(alice, bob), (alice, carol), (bob, carol)] {
        if one.thread == other.thread {
            return Err(run.broken_at(
                other.event,
                format!("{} prints both `{}` and `{}`", run.name(one.thread), one.text, other.text),
            ));
        }
    }
    Ok(())
}

/// Something that one thread did and that another one has now come to know.
struct Reached {
    at: usize,
    from: Thread,
}

/// How carol came to know of others, in order: what she received, what others had changed in what she looks at, who
/// woke her.
fn reached(run: &Run, carol: Thread, until: usize) -> Vec<Reached> {
    let events = run.events();
    let mut reached = Vec::new();
    for (at, event) in events.iter().enumerate().take(until).filter(|(_, event)| event.thread == carol) {
        let before = || events[..at].iter().rev().filter(|earlier| earlier.thread != carol);
        let from = match event.what {
            What::Received { channel, message } => before()
                .find(|earlier| matches!(earlier.what, What::Sent { channel: to, message: sent } if to == channel && sent == message)),
            // A channel with a slot: whoever takes a message out makes room. One without: whoever stands there to take it.
            What::Sent { channel, .. } => before().find(|earlier| {
                matches!(earlier.what, What::Received { channel: of, .. } if of == channel)
                    || matches!(earlier.what, What::Blocked { on: Wait::Receive { channel: of }, .. } if of == channel)
            }),
            What::Checked { once, done: true } => {
                before().find(|earlier| matches!(earlier.what, What::Initialised { once: of } if of == once))
            }
            What::Acquired { lock, .. } => before().find(|earlier| {
                matches!(earlier.what, What::Touched { lock: of, write: true } if of == lock)
                    || matches!(earlier.what, What::Released { lock: of, .. } if of == lock)
            }),
            What::Atomic { object, operation, .. } if operation != AtomicOperation::Store => before().find(|earlier| {
                matches!(earlier.what, What::Atomic { object: of, old, new, .. } if of == object && old != new)
            }),
            What::Unblocked { timed_out: false } => match run.waits().iter().find(|wait| wait.to == Some(at)) {
                Some(Waiting { on: Wait::Condition { condition }, .. }) => before().find(|earlier| {
                    matches!(earlier.what, What::Notified { condition: of, .. } if of == *condition)
                }),
                // A channel without a slot: whoever takes the message lets its sender go on.
                Some(Waiting { on: Wait::Send { channel }, .. }) => {
                    before().find(|earlier| matches!(earlier.what, What::Received { channel: of, .. } if of == *channel))
                }
                Some(Waiting { on: Wait::Park, .. }) => {
                    before().find(|earlier| matches!(earlier.what, What::Unparked { thread } if thread == carol))
                }
                Some(Waiting { on: Wait::Join { thread }, .. }) => before().find(|earlier| earlier.thread == *thread),
                Some(Waiting { on: Wait::Barrier { barrier }, .. }) => {
                    before().find(|earlier| matches!(earlier.what, What::Arrived { barrier: of, .. } if of == *barrier))
                }
                _ => None,
            },
            What::ReceiveFailed { channel, disconnected: true } => {
                before().find(|earlier| matches!(earlier.what, What::Disconnected { channel: of } if of == channel))
            }
            _ => None,
        };
        if let Some(from) = from {
            reached.push(Reached { at, from: from.thread });
        }
    }
    reached
}

fn bob_lets_carol_in(run: &Run) -> Judgement {
    let Some([alice, bob, carol]) = lines(run) else { return Ok(()) };
    if bob.thread == carol.thread || carol.event < alice.event {
        return Ok(());
    }
    let reached = reached(run, carol.thread, carol.event);
    let since = |from: &&Reached| from.at > alice.event;
    // A park token that comes before she parks: she does not wait, and bob let her in all the same.
    let unparked = run.events()[..carol.event].iter().any(|event| {
        event.thread == bob.thread
            && matches!(event.what, What::Unparked { thread } if thread == carol.thread)
    });
    if unparked || reached.iter().filter(since).any(|from| from.from == bob.thread) {
        return Ok(());
    }
    Err(match reached.iter().rev().find(since) {
        Some(from) => run.broken_at(
            from.at,
            format!(
                "{} lets carol in, and `bob: unlocked` is printed by {}",
                run.name(from.from),
                run.name(bob.thread)
            ),
        ),
        None => run.broken_at(carol.event, "carol gets in and nothing that bob's thread did has let her"),
    })
}

/// Looking in vain, letting time pass or giving way, and looking again.
fn carol_does_not_poll(run: &Run) -> Judgement {
    let Some([.., carol]) = lines(run) else { return Ok(()) };
    let mut last: Option<(What, usize)> = None;
    let mut in_vain = 0;
    for (at, event) in run.events().iter().enumerate().take(carol.event) {
        if event.thread != carol.thread {
            continue;
        }
        let looked: Option<Object> = match event.what {
            What::TryFailed { lock, .. } | What::TimedOut { lock, .. } | What::Asked { lock } => Some(lock),
            What::ReceiveFailed { channel, disconnected: false }
            | What::SendFailed { channel, disconnected: false } => Some(channel),
            What::Atomic { object, old, new, .. } if old == new => Some(object),
            What::Checked { once, done: false } => Some(once),
            // Taken and given back with nothing changed: to look.
            What::Released { lock, .. } => {
                run.holds().iter().any(|hold| hold.released == Some(at) && !hold.wrote).then_some(lock)
            }
            // A wait that somebody has to end is not polling.
            What::Blocked { on, .. } if !matches!(on, Wait::Sleep | Wait::Lock { .. }) => {
                last = None;
                in_vain = 0;
                None
            }
            _ => None,
        };
        let Some(object) = looked else { continue };
        let same = last.as_ref().is_some_and(|(what, _)| {
            std::mem::discriminant(what) == std::mem::discriminant(&event.what) && of(what) == Some(object)
        });
        let rested = last.as_ref().is_some_and(|(_, since)| {
            run.events()[*since..at].iter().any(|between| {
                between.thread == carol.thread
                    && matches!(between.what, What::Yielded | What::Blocked { on: Wait::Sleep, .. })
            })
        });
        in_vain = if same { in_vain + 1 } else { 1 };
        if same && rested || in_vain > 4 {
            return Err(run.broken_at(at, format!("{} looks again and again", run.name(carol.thread))));
        }
        last = Some((event.what.clone(), at));
    }
    Ok(())
}

fn of(what: &What) -> Option<Object> {
    match *what {
        What::TryFailed { lock, .. }
        | What::TimedOut { lock, .. }
        | What::Asked { lock }
        | What::Released { lock, .. } => Some(lock),
        What::ReceiveFailed { channel, .. } | What::SendFailed { channel, .. } => Some(channel),
        What::Atomic { object, .. } | What::Checked { once: object, .. } => Some(object),
        _ => None,
    }
}

/// In whatever the lock is made of; waiting for a thread's end or for time to pass is something else. So is waiting for
/// word from bob, in what has nothing to do with how alice locks, before carol has come to the lock herself. (A lock
/// that stands from the start need not be anything that alice has come to.)
fn carol_is_blocked(run: &Run) -> bool {
    let Some([alice, bob, carol]) = lines(run) else { return false };
    let alices: Vec<Object> = used(run, alice.thread, alice.event).collect();
    let of_the_lock = |object: Object| alices.contains(&object);
    let stands_from_the_start = !used(run, carol.thread, carol.event).any(of_the_lock);
    run.waits().iter().any(|wait| {
        let awaited = match wait.on {
            Wait::Sleep | Wait::Join { .. } | Wait::Scope { .. } | Wait::Barrier { .. } => return false,
            Wait::Lock { lock: object, .. }
            | Wait::Receive { channel: object }
            | Wait::Send { channel: object } => Some(object),
            _ => None,
        };
        wait.thread == carol.thread
            && wait.from < bob.event
            && wait.to.is_none_or(|to| to > alice.event && to < carol.event)
            && (stands_from_the_start || used(run, carol.thread, wait.from).chain(awaited).any(of_the_lock))
    })
}

/// What a thread has come to until then.
fn used(run: &Run, thread: Thread, until: usize) -> impl Iterator<Item = Object> {
    run.events()[..until].iter().filter(move |event| event.thread == thread).filter_map(|event| {
        match event.what {
            What::Acquired { lock, .. } => Some(lock),
            What::Sent { channel, .. }
            | What::Received { channel, .. }
            | What::SendFailed { channel, .. }
            | What::ReceiveFailed { channel, .. } => Some(channel),
            What::Atomic { object, .. } => Some(object),
            ref what => of(what),
        }
    })
}
