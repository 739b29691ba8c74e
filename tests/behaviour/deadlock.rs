//! Two locks in opposite orders: each holds one and waits for the other.

use threadbare_trace::{Object, Thread, What};

use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("deadlock")
        .summarised_by(&["deadlock"])
        .interesting(|run| run.printed("deadlock: yes").next().is_some())
        .printed("it says once whether there is a deadlock", |run| {
            let said = run.printed("deadlock: yes").count() + run.printed("deadlock: no").count();
            match said {
                1 => Ok(()),
                0 => Err(run.broken("neither `deadlock: yes` nor `deadlock: no` is printed")),
                _ => Err(run.broken(format!("it says so {said} times"))),
            }
        })
        .always_exact("`deadlock: yes` is said only when threads wait for each other's locks in a cycle", yes_is_true)
        .hint("a lock that is busy, or a thread that takes long, is no deadlock yet; two that wait for each other are")
        .always_exact("`deadlock: no` is said only when no threads do", no_is_true)
        .hint("wait until both have finished, or until both must be stuck, before you say so")
        .sometimes("two threads wait for each other, and it says so", |run| {
            run.printed("deadlock: yes").any(|line| cycle(run, line.event).is_some_and(|cycle| cycle.len() == 2))
        })
        .hint("opposite orders, no limits, and a barrier or a pause so that each has one lock before it wants the other")
}

/// Threads of which each waits without a limit for a lock that the next one holds, when this happens: once they do,
/// they do so for ever.
fn cycle(run: &Run, event: usize) -> Option<Vec<Thread>> {
    run.events()[..event].iter().find_map(|earlier| match &earlier.what {
        What::Cycle { threads } if is_of_several(run, threads, event) => Some(threads.clone()),
        _ => None,
    })
}

/// More threads than one, and more locks than one.
fn is_of_several(run: &Run, threads: &[Thread], event: usize) -> bool {
    let mut locks: Vec<Object> = Vec::new();
    for &thread in threads {
        match run.blocked(thread, event).and_then(|wait| wait.lock()) {
            Some(lock) if !locks.contains(&lock) => locks.push(lock),
            _ => {}
        }
    }
    threads.len() >= 2 && locks.len() >= 2
}

fn yes_is_true(run: &Run) -> Judgement {
    let Some(line) = run.printed("deadlock: yes").find(|line| cycle(run, line.event).is_none()) else {
        return Ok(());
    };
    let waiting = run.waits().iter().filter(|wait| wait.thread != line.thread && wait.at(line.event));
    let waiting: Vec<String> =
        waiting.map(|wait| format!("{} waits for {}", run.name(wait.thread), run.awaited(wait))).collect();
    let meanwhile = if waiting.is_empty() { "nobody waits".to_owned() } else { waiting.join("; ") };
    Err(run.broken_at(line.event, format!("no two threads wait for each other's locks here: {meanwhile}")))
}

fn no_is_true(run: &Run) -> Judgement {
    for line in run.printed("deadlock: no") {
        if let Some(cycle) = cycle(run, line.event) {
            let waiting: Vec<String> = cycle
                .iter()
                .filter_map(|&thread| run.blocked(thread, line.event))
                .map(|wait| format!("{} waits for {}", run.name(wait.thread), run.awaited(wait)))
                .collect();
            return Err(run.broken_at(line.event, waiting.join("; ")));
        }
    }
    Ok(())
}
