//! Small programs over the model, each with all that it may print. The binary that holds them is both: started
//! with `modelled` it is the programs and takes a plan; started otherwise it is the tests, which start it so.
#![allow(dead_code, reason = "no binary needs all of it")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::BufReader;
use std::process::{Command, Stdio};

use libtest_mimic::{Arguments, Failed, Trial};
use threadbare_runtime::trace::wire::{self, Isolation, Job, Limits, Message, Plan};
use threadbare_runtime::trace::{Ending, Event, Execution, Strategy, Stream, Thread, Time, Wait, What};
use threadbare_runtime::{self as runtime, Access, Entry, Key};

/// A program, and what is known of its executions.
pub(crate) struct Test {
    pub(crate) name: &'static str,
    pub(crate) program: Entry,
    /// All that it prints in one execution or another, exact time and late.
    pub(crate) prints: &'static [&'static str],
    /// The same where only exact time counts.
    pub(crate) only_exact: bool,
    /// Small enough for a search that ends, which then shows everything by itself.
    pub(crate) proof: bool,
    /// How executions end, but for those that complete.
    pub(crate) ends: fn(&Ending) -> bool,
    /// The panics that are meant.
    pub(crate) panics: &'static [&'static str],
    /// What is wrong with the events.
    pub(crate) wrong: fn(&Execution) -> Option<String>,
    pub(crate) interrupts: bool,
}

impl Test {
    pub(crate) const fn new(name: &'static str, program: Entry, prints: &'static [&'static str]) -> Test {
        Test {
            name,
            program,
            prints,
            only_exact: false,
            proof: true,
            ends: |_| false,
            panics: &[],
            wrong: |_| None,
            interrupts: false,
        }
    }

    pub(crate) const fn only_exact(self) -> Test {
        Test { only_exact: true, ..self }
    }

    /// Too large for a search that ends.
    pub(crate) const fn sampled(self) -> Test {
        Test { proof: false, ..self }
    }

    pub(crate) const fn ends(self, ends: fn(&Ending) -> bool) -> Test {
        Test { ends, ..self }
    }

    pub(crate) const fn interrupted(self) -> Test {
        Test { interrupts: true, ..self }
    }

    pub(crate) const fn panics(self, panics: &'static [&'static str]) -> Test {
        Test { panics, ..self }
    }

    pub(crate) const fn wrong(self, wrong: fn(&Execution) -> Option<String>) -> Test {
        Test { wrong, ..self }
    }
}

/// The test that runs the function of this name, and all that it prints.
macro_rules! program {
    ($program:ident prints $($text:literal)|+) => {
        $crate::modelled::Test::new(
            stringify!($program),
            || {
                $program();
                0
            },
            &[$($text),+],
        )
    };
}

pub(crate) use program;

/// Prints without a line end, in a step of its own.
pub(crate) fn say(text: impl AsRef<str>) {
    runtime::print(Stream::Out, text.as_ref());
}

/// Starts a thread.
#[track_caller]
pub(crate) fn spawn(body: impl FnOnce() + 'static) -> Thread {
    runtime::at(std::panic::Location::caller());
    runtime::point(Access::none());
    runtime::spawn(None, Box::new(move || runtime::caught(body).is_err()))
}

/// Waits for its end.
#[track_caller]
pub(crate) fn join(thread: Thread) {
    runtime::at(std::panic::Location::caller());
    let key = Key::thread(thread);
    runtime::point(Access::read(key));
    runtime::wait_until(Wait::Join { thread }, &[key], None, || runtime::is_gone(thread).then_some(()));
}

pub(crate) fn sleep(milliseconds: u64) {
    runtime::sleep(u128::from(milliseconds) * 1_000_000);
}

/// Virtual milliseconds since the execution began.
pub(crate) fn milliseconds() -> u64 {
    runtime::now() / 1_000_000
}

fn plan(entry: usize, strategy: Strategy, time: Time, executions: u32, interrupts: bool) -> Plan {
    let job = Job {
        entry: entry as u16,
        strategy,
        time,
        first_seed: 0,
        executions,
        spurious: false,
        interrupts,
        enough_bad_endings: executions,
        deviations: false,
    };
    Plan { jobs: vec![job], isolation: Isolation::Nothing, file: String::new(), limits: Limits::default() }
}

/// The executions, and whether the search was exhaustive.
pub(crate) fn run(plan: &Plan) -> Result<(Vec<Execution>, bool), Failed> {
    let mut program = Command::new(std::env::current_exe()?);
    program.arg("modelled").stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = wire::start(&mut program, plan)?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no standard output")?);
    let (mut executions, mut all) = (Vec::new(), false);
    loop {
        match wire::read(&mut output)? {
            Some(Message::Execution(execution)) => executions.push(execution),
            Some(Message::JobEnded { exhausted, .. }) => all = exhausted,
            Some(Message::Done) => break,
            Some(Message::Guards(_)) => {}
            Some(Message::Failed(why)) => return Err(why.into()),
            None => return Err("the program ended before its plan did".into()),
        }
    }
    child.wait()?;
    Ok((executions, all))
}

fn printed(execution: &Execution) -> String {
    let text = |event: &Event| match &event.what {
        What::Printed { text, .. } => Some(text.clone()),
        _ => None,
    };
    execution.events.iter().filter_map(text).collect()
}

/// What happened, for a person to read.
fn told(execution: &Execution) -> String {
    let mut told = format!("{}, {:?}\n", execution.schedule, execution.ending);
    for event in &execution.events {
        let _ = writeln!(told, "{:>4} {:>12} {:>2} {:?}", event.step, event.time, event.thread, event.what);
    }
    told
}

/// Every wait of every execution ends as it began, unless the execution ends first.
fn waits_badly(execution: &Execution) -> Option<String> {
    let mut waiting = vec![false; 1 + usize::from(execution.events.iter().map(|event| event.thread).max()?)];
    for event in &execution.events {
        let waits = &mut waiting[usize::from(event.thread)];
        match event.what {
            What::Blocked { .. } if *waits => return Some("waits while it waits".to_owned()),
            What::Blocked { .. } => *waits = true,
            What::Unblocked { .. } if !*waits => return Some("goes on without having waited".to_owned()),
            What::Unblocked { .. } => *waits = false,
            _ => {}
        }
    }
    None
}

fn check(test: &Test, execution: &Execution) -> Result<(), Failed> {
    let wrong = if execution.ending != Ending::Completed && !(test.ends)(&execution.ending) {
        Some("it ends so".to_owned())
    } else {
        let panics = |event: &Event| match &event.what {
            What::Panicked { message } if !test.panics.contains(&message.as_str()) => Some(message.clone()),
            _ => None,
        };
        let panic = execution.events.iter().find_map(panics).map(|message| format!("panics: {message}"));
        panic
            .or_else(|| waits_badly(execution))
            .or_else(|| execution.sent_too_late().map(|sent| format!("received before it is sent: {sent:?}")))
            .or_else(|| (test.wrong)(execution))
    };
    match wrong {
        Some(wrong) => Err(format!("{wrong}: {}", told(execution)).into()),
        None => Ok(()),
    }
}

fn test(number: usize, test: &Test) -> Result<(), Failed> {
    let expected: BTreeSet<&str> = test.prints.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let times: &[Time] = if test.only_exact { &[Time::Exact] } else { &[Time::Exact, Time::Late] };
    for time in times {
        for strategy in [
            Strategy::Lockstep,
            Strategy::Random,
            Strategy::Pct { depth: 3 },
            Strategy::Pos,
            Strategy::Exhaustive,
        ] {
            let searches = strategy == Strategy::Exhaustive;
            if searches && !test.proof {
                continue;
            }
            let executions = if searches { 100_000 } else { 200 };
            let (executions, all) = run(&plan(number, strategy.clone(), *time, executions, test.interrupts))?;
            if searches && !all {
                return Err(format!("no proof in {} executions, {time:?}", executions.len()).into());
            }
            for execution in &executions {
                check(test, execution)?;
                let text = printed(execution);
                if !expected.contains(text.as_str()) {
                    return Err(format!("prints `{text}`: {}", told(execution)).into());
                }
                seen.insert(text);
            }
            if searches {
                println!("{}: {} interleavings, {time:?}", test.name, executions.len());
            }
        }
    }
    let missing: Vec<_> = expected.iter().filter(|text| !seen.contains(**text)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("never prints {missing:?}").into()) }
}

/// The whole binary.
pub(crate) fn main(tests: &'static [Test]) {
    if std::env::args().nth(1).as_deref() == Some("modelled") {
        let entries: Vec<Entry> = tests.iter().map(|test| test.program).collect();
        return runtime::main(&entries);
    }
    let trial = |(number, it): (usize, &'static Test)| Trial::test(it.name, move || test(number, it));
    let trials = tests.iter().enumerate().map(trial).collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
