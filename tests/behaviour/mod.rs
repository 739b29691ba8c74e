//! All concepts: for each a sheet, which says what its program does, and a behaviour, which checks it.
//! The example in `examples/` and the page in `docs/` carry the same name.

use std::time::Duration;

use threadbare_trace::Ending;

use crate::judge::{Behaviour, ENDS, Judgement, PANICS};
use crate::run::Run;
use crate::run::supervise::{Interference, Seen};

mod forks;
mod hands;
mod looks;
/// What the three reader-writer locks have in common.
pub(crate) mod reader_writer;
mod sections;
mod shoppers;

macro_rules! concepts {
    ($($kind:ident { $($name:ident)* })*) => {
        $($(mod $name;)*)*

        /// In the order of the notes.
        pub const CONCEPTS: &[Concept] = &[
            $($(Concept { name: stringify!($name), kind: Kind::$kind, behaviour: $name::behaviour },)*)*
        ];
    };
}

concepts! {
    Native {
        sisd simd misd mimd spmd mpmd memory_hierarchy shared_memory numa distributed_memory
        processes ipc_pipe ipc_socket ipc_shared_memory ipc_rpc
    }
    Modelled { thread_lifecycle daemon_threads graceful_shutdown }
    Native { parallelism concurrency global_interpreter_lock context_switch scheduler }
    Modelled {
        race_condition critical_section mutex atomic_operations
        self_deadlock reentrant_mutex lock_handoff try_lock reader_writer_lock rwlock_read rwlock_write rwlock_fair
        deadlock dining_philosophers lock_ordering lock_timeout abandoned_lock starvation livelock backoff
    }
}

/// Where its programs run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Under the model, in every interleaving, and once on real threads.
    Modelled,
    /// On the machine, with the operating system around them.
    Native,
}

pub struct Concept {
    pub name: &'static str,
    pub kind: Kind,
    pub behaviour: fn() -> Behaviour,
}

impl std::fmt::Debug for Concept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

pub fn find(name: &str) -> Option<&'static Concept> {
    CONCEPTS.iter().find(|concept| concept.name == name)
}

macro_rules! sheets {
    ($($name:ident)*) => {
        &[$(include_str!(concat!("sheets/", stringify!($name), ".md"))),*]
    };
}

/// The assignments; some are about several concepts. The book shows these same files.
const SHEETS: &[&str] = sheets! {
    sisd_simd misd mimd spmd mpmd memory_hierarchy shared_memory numa distributed_memory processes ipc
    thread_lifecycle daemon_threads graceful_shutdown
    parallelism concurrency global_interpreter_lock context_switch scheduler
    race_condition critical_section mutex atomic_operations
    self_deadlock reentrant_mutex lock_handoff try_lock reader_writer_lock rwlock
    deadlock dining_philosophers lock_ordering lock_timeout abandoned_lock starvation livelock backoff
};

impl Concept {
    /// The assignment: it begins with the names of those that it is about, in bold.
    pub fn sheet(&self) -> &'static str {
        let marked = format!("**{}**", self.name);
        let about = |sheet: &&str| sheet.split(" · ").next().is_some_and(|names| names.contains(&marked));
        SHEETS.iter().copied().find(about).unwrap_or_default()
    }
}

// What several of the native sheets ask for.

/// What every native sheet asks for.
pub(crate) fn native_sheet(behaviour: Behaviour) -> Behaviour {
    behaviour.with_arguments(ENDS, &[], ends_well).with_arguments(PANICS, &[], nobody_panics).with_arguments(
        "bad arguments get a usage line and status 2",
        &["--no-such-argument"],
        is_usage,
    )
}

/// By itself, with status 0, and with nobody left behind.
fn ends_well(run: &Run) -> Judgement {
    crate::judge::ends(run)?;
    run.exits_with(0)?;
    match run.facts() {
        Some(facts) if facts.left_behind > 0 => {
            Err(run.broken(format!("{} of its processes still run when it has ended", facts.left_behind)))
        }
        _ => Ok(()),
    }
}

/// Neither main nor a thread of any of its processes: a panic is told on standard error, whatever comes of it.
fn nobody_panics(run: &Run) -> Judgement {
    let errors = run.error_lines();
    // Who hangs was ended, and then others may have panicked for want of it.
    let until = u64::try_from(crate::plan::LONGEST_NATIVE_RUN.as_nanos()).unwrap_or(u64::MAX);
    let told = errors.iter().enumerate().find_map(|(at, line)| {
        let place = line.text.split_once("panicked at ").filter(|(who, _)| who.contains("thread '"))?.1;
        (line.time < until).then_some((at, place.trim_end_matches(':')))
    });
    match told {
        // Not the thread's name and number: that is another one each time.
        Some((at, place)) => {
            let why = errors.get(at + 1).map_or("", |line| &line.text);
            let message = format!("a thread panics at {place}: {}", crate::run::shortened(why));
            Err(run.broken_at(errors[at].event, message))
        }
        None if *run.ending() == Ending::Panicked => Err(run.broken("main panics (exit status 101)")),
        None => Ok(()),
    }
}

/// What was seen of its threads and processes. Where nothing can be seen nothing is asked for.
fn seen(run: &Run, holds: impl FnOnce(&Seen) -> Result<(), String>) -> Judgement {
    match run.facts().and_then(|facts| facts.seen.as_ref()) {
        Some(seen) => holds(seen).map_err(|message| run.broken(message)),
        None => Ok(()),
    }
}

fn starts_threads(run: &Run, least: usize) -> Judgement {
    seen(run, |seen| match seen.threads {
        threads if threads >= least => Ok(()),
        0 => Err("it starts no thread".to_owned()),
        threads => Err(format!("it starts no more than {threads} threads")),
    })
}

fn starts_processes(run: &Run, least: usize) -> Judgement {
    seen(run, |seen| match seen.processes {
        processes if processes >= least => Ok(()),
        0 => Err("it starts no other process".to_owned()),
        processes => Err(format!("it starts no more than {processes} other processes")),
    })
}

/// One is enough: others may have been given theirs by their parent.
fn has_sockets(run: &Run) -> Judgement {
    seen(run, |seen| if seen.with_sockets > 0 { Ok(()) } else { Err("no process has a socket".to_owned()) })
}

/// All numbers of a line, wherever they stand: `12`, `0.5`, and of `3.5ms` the 3.5.
fn figures(line: &str) -> Vec<f64> {
    let mut figures = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let digits = &rest[start..];
        let end = digits
            .char_indices()
            .find(|&(at, character)| {
                let point =
                    character == '.' && digits[at + 1..].starts_with(|next: char| next.is_ascii_digit());
                !(character.is_ascii_digit() || point && !digits[..at].contains('.'))
            })
            .map_or(digits.len(), |(at, _)| at);
        figures.extend(digits[..end].parse::<f64>());
        rest = &digits[end..];
    }
    figures
}

/// The lengths of time in a line that have a unit, in seconds.
fn times(line: &str) -> Vec<f64> {
    let mut times = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(|character: char| character.is_ascii_digit()) {
        let number = &rest[start..];
        let end = number.find(|character: char| !(character.is_ascii_digit() || character == '.'));
        let (number, after) = number.split_at(end.unwrap_or(number.len()));
        let word = after.trim_start();
        let unit = &word[..word.find(|character: char| !character.is_alphabetic()).unwrap_or(word.len())];
        let seconds = match unit {
            "s" | "sec" | "second" | "seconds" => 1.0,
            "ms" | "millisecond" | "milliseconds" => 1e-3,
            "µs" | "μs" | "us" | "microsecond" | "microseconds" => 1e-6,
            "ns" | "nanosecond" | "nanoseconds" => 1e-9,
            _ => 0.0,
        };
        if seconds > 0.0 {
            times.extend(number.parse::<f64>().map(|figure| figure * seconds));
        }
        rest = after;
    }
    times
}

fn is_usage(run: &Run) -> Judgement {
    if run.exit_status() != Some(2) {
        return Err(run.broken(match run.exit_status() {
            Some(status) => format!("the exit status is {status}, not 2"),
            None => run.how_it_ended(),
        }));
    }
    match run.error_lines().iter().any(|line| line.text.to_lowercase().contains("usage")) {
        true => Ok(()),
        false => Err(run.broken("there is no usage line on standard error")),
    }
}

/// `sum: N`, at least once, and always the same.
fn one_sum(run: &Run) -> Judgement {
    same_sum(std::slice::from_ref(run))
}

/// The same `sum: N` in all of these runs.
fn same_sum(runs: &[Run]) -> Judgement {
    let mut known: Option<&str> = None;
    for run in runs {
        let with = run.facts().map(|facts| facts.arguments.join(" ")).unwrap_or_default();
        let mut printed = false;
        for (line, sum) in run.values("sum") {
            printed = true;
            if crate::run::number(sum).is_none() {
                return Err(run.broken_at(line.event, format!("`sum: {sum}` is no whole number")));
            }
            if *known.get_or_insert(sum) != sum {
                let other = known.unwrap_or_default();
                return Err(
                    run.broken_at(line.event, format!("`sum: {sum}` {with}, and `sum: {other}` before"))
                );
            }
        }
        if !printed {
            return Err(run.broken(format!("`sum: N` is not printed {with}").trim_end().to_owned()));
        }
        nobody_panics(run)?;
        run.exits_with(0)?;
    }
    Ok(())
}

/// What one process sent the other received.
fn conversation(run: &Run) -> Judgement {
    let bytes = |key| {
        let value =
            run.values(key).last().and_then(|(_, value)| crate::run::number(value.strip_suffix(" bytes")?));
        value.ok_or_else(|| run.broken(format!("`{key}: N bytes` is not printed")))
    };
    let (sent, received) = (bytes("sent")?, bytes("received")?);
    if sent != received || sent <= 0 {
        return Err(run.broken(format!("{sent} bytes are sent, {received} are received")));
    }
    match run.values("checksum").last() {
        Some((_, "equal")) => Ok(()),
        _ => Err(run.broken("`checksum: equal` is not printed")),
    }
}

/// Two processes talk, and it is the other one that makes what is printed true: without it there is no such line.
/// What the program then does is its own affair.
fn needs_the_other_process(behaviour: Behaviour, line: &'static str) -> Behaviour {
    behaviour.with_arguments("there are two processes", &[], |run| starts_processes(run, 1)).interfered(
        "nothing arrives from a process that is dead",
        &[(&[], Interference::KillChild { number: 1, after: Duration::ZERO })],
        move |runs| {
            runs.iter().try_for_each(|run| match run.printed(line).next() {
                Some(found)
                    if run.facts().and_then(|facts| facts.seen.as_ref()?.victim.as_ref()).is_some() =>
                {
                    Err(run.broken_at(
                        found.event,
                        format!(
                            "the other process was killed before it did anything, and yet `{line}` is printed"
                        ),
                    ))
                }
                _ => Ok(()),
            })
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_wherever_they_stand() {
        assert_eq!(figures("| 4 KiB |1.52ns| x2,"), [4.0, 1.52, 2.0]);
        assert_eq!(figures("1. v1.2.3 100%."), [1.0, 1.2, 3.0, 100.0]);
        assert!(figures("none").is_empty());
        assert_eq!(times("3 waits: 0.5 s, then 20.5ms; 12 ns/switch"), [0.5, 20.5 * 1e-3, 12.0 * 1e-9]);
    }

    #[test]
    fn every_concept_has_its_sheet_and_its_own_behaviour() {
        for concept in CONCEPTS {
            assert!(!concept.sheet().is_empty(), "{} has no sheet", concept.name);
            let behaviour = (concept.behaviour)();
            assert_eq!(behaviour.concept, concept.name);
            let mut words: Vec<&str> =
                behaviour.sentences.iter().map(|sentence| sentence.words.as_str()).collect();
            assert!(!words.is_empty(), "{} has no sentences", concept.name);
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), behaviour.sentences.len(), "{} says a sentence twice", concept.name);
        }
    }
}
