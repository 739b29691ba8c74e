//! One pencil, two writers: who finds it taken waits for it.

use threadbare_trace::{Nanos, Object, Thread, What};

use super::looks::looks;
use super::sections::{Section, sections};
use crate::judge::{Behaviour, Judgement};
use crate::run::Run;

const LINE: Nanos = 100_000_000;
const LINES_EACH: usize = 3;

pub(super) fn behaviour() -> Behaviour {
    Behaviour::new("mutex")
        .summarised_by(&["lines"])
        .printed("`lines: 6` is printed", |run| run.claims("lines", 6))
        .always("each line's 100 ms are slept holding the pencil, by one writer at a time", in_hand)
        .hint("there is one pencil, and whoever writes has its guard for as long as the line takes")
        .always("nobody polls: no try that fails, no asking whether it is free, no spinning", polls)
        .hint("`lock` waits by itself, is woken when the pencil is back, and costs nothing meanwhile")
        .sometimes("a writer is blocked on the pencil", |run| {
            pencil(run).is_some_and(|pencil| {
                let writers = writers(run, pencil.lock);
                run.waits()
                    .iter()
                    .any(|wait| wait.lock() == Some(pencil.lock) && writers.contains(&wait.thread))
            })
        })
        .hint("both must be writing at the same time")
}

/// The lock under which most lines are written, and these.
struct Pencil {
    lock: Object,
    lines: Vec<(Thread, usize)>,
}

fn pencil(run: &Run) -> Option<Pencil> {
    let mut pencils: Vec<Pencil> = Vec::new();
    for section in sections(run, |hold| hold.exclusive()) {
        for _ in 0..lines_in(run, &section) {
            let line = (section.thread, section.from);
            match pencils.iter_mut().find(|pencil| pencil.lock == section.lock) {
                Some(pencil) => pencil.lines.push(line),
                None => pencils.push(Pencil { lock: section.lock, lines: vec![line] }),
            }
        }
    }
    // Of two that are held together, the one that both writers take is the pencil.
    pencils.into_iter().max_by_key(|pencil| (pencil.lines.len(), std::cmp::Reverse(pencil.lock)))
}

/// How many lines are written in one hold: as many as there are 100 ms slept in it.
fn lines_in(run: &Run, section: &Section) -> usize {
    let end = section.to.unwrap_or(run.last());
    let time = |event: usize| run.events()[event].time;
    let pauses = || {
        run.waits()
            .iter()
            .filter(|wait| wait.thread == section.thread && wait.pauses() && section.at(wait.from))
    };
    if time(end) - time(section.from) < LINE {
        return 0;
    }
    if run.is_exact() {
        let slept: Nanos = pauses().map(|wait| time(wait.to.unwrap_or(run.last())) - time(wait.from)).sum();
        return usize::try_from(slept / LINE).unwrap_or(usize::MAX);
    }
    // Late, a wait takes any time, and one whose limit has run out before it begins takes none at all.
    let limits: Nanos = pauses().filter_map(|wait| wait.limit).sum();
    let waited = run.events()[section.from..end].iter().any(|event| {
        event.thread == section.thread
            && matches!(event.what, What::Received { .. } | What::ReceiveFailed { .. })
    });
    match usize::try_from(limits / LINE).unwrap_or(usize::MAX) {
        0 => usize::from(limits > 0 || waited),
        lines => lines,
    }
}

/// Those who take the pencil: in an interleaving that is cut short not all of them have come to write.
fn writers(run: &Run, pencil: Object) -> Vec<Thread> {
    let mut writers = Vec::new();
    for hold in run.holds_of(pencil).filter(|hold| hold.exclusive()) {
        if !writers.contains(&hold.thread) {
            writers.push(hold.thread);
        }
    }
    writers
}

fn in_hand(run: &Run) -> Judgement {
    let Some(pencil) = pencil(run) else {
        let message = "no lock is held for the 100 ms that a line takes";
        let line = run.waits().iter().find(|wait| wait.pauses() && wait.limit >= Some(LINE / 2));
        return Err(match line {
            Some(wait) => run.broken_at(wait.from, message),
            None => run.broken(message),
        });
    };
    let name = run.object_name(pencil.lock);
    let by = |owner: &dyn Fn(Thread) -> Thread| {
        let mut writers: Vec<(Thread, usize)> = Vec::new();
        for (thread, _) in &pencil.lines {
            let owner = owner(*thread);
            match writers.iter_mut().find(|(known, _)| *known == owner) {
                Some((_, lines)) => *lines += 1,
                None => writers.push((owner, 1)),
            }
        }
        writers
    };
    let is_right = |writers: &[(Thread, usize)]| {
        writers.len() == 2 && writers.iter().all(|(_, lines)| *lines == LINES_EACH)
    };
    let parent =
        |thread: Thread| run.thread(thread).and_then(|life| life.parent).filter(|parent| *parent != 0);
    let writers = by(&|thread| thread);
    if is_right(&writers) || is_right(&by(&|thread| parent(thread).unwrap_or(thread))) {
        return Ok(());
    }
    if let Some((thread, lines)) = writers.iter().find(|(_, lines)| *lines != LINES_EACH) {
        let short = sections(run, |hold| hold.lock == pencil.lock && hold.exclusive())
            .into_iter()
            .find(|section| section.thread == *thread && lines_in(run, section) == 0);
        let message =
            format!("{} writes {lines} of its lines holding {name} for 100 ms, not three", run.name(*thread));
        return Err(match short {
            Some(short) => run.broken_at(short.from, message),
            None => run.broken(message),
        });
    }
    let written: usize = writers.iter().map(|(_, lines)| lines).sum();
    let by = if writers.len() == 1 { "one writer".to_owned() } else { format!("{} writers", writers.len()) };
    Err(run.broken(format!("{written} lines are written holding {name} for 100 ms, by {by}")))
}

fn polls(run: &Run) -> Judgement {
    let Some(pencil) = pencil(run) else { return Ok(()) };
    let writers: Vec<Thread> = pencil.lines.iter().map(|(thread, _)| *thread).collect();
    let name = run.object_name(pencil.lock);
    for (at, event) in run.events().iter().enumerate() {
        let (lock, does) = match event.what {
            What::TryFailed { lock, .. } => (lock, "tries in vain to take"),
            What::TimedOut { lock, .. } => (lock, "gives up waiting for"),
            What::Asked { lock } => (lock, "asks about"),
            _ => continue,
        };
        if lock == pencil.lock || writers.contains(&event.thread) {
            let message = format!("{} {does} {}", run.name(event.thread), run.object_name(lock));
            return Err(run.broken_at(at, message));
        }
    }
    let taken = |by: Thread, event: usize| {
        run.holds_of(pencil.lock).any(|hold| hold.thread != by && hold.exclusive() && hold.at(event))
    };
    let takes = |thread: Thread, from: usize, to: usize| {
        run.holds_of(pencil.lock)
            .any(|hold| hold.thread == thread && from < hold.acquired && hold.acquired < to)
    };
    for look in looks(run) {
        let outside = writers.contains(&look.thread) && !takes(look.thread, look.first, look.second);
        if outside && taken(look.thread, look.first) {
            let message = format!(
                "{} looks at {} again and again while somebody else has {name}",
                run.name(look.thread),
                run.object_name(look.object)
            );
            return Err(run.broken_at(look.second, message));
        }
    }
    Ok(())
}
