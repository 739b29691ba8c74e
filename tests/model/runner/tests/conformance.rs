//! Each program in `tests/conformance` is compiled with both backings, run natively once and modelled many times, and
//! must print the same every time. So these programs print nothing that may differ.

use std::collections::BTreeSet;
use std::path::Path;

use libtest_mimic::Failed;
use threadbare_trace::wire::Job;
use threadbare_trace::{Execution, Strategy, Time};

use crate::programs::{Libraries, Outcome, Program};

pub(crate) fn conforms(libraries: &Libraries, file: &Path) -> Result<(), Failed> {
    let program = Program::compile(libraries, file)?;
    let mut native = program.run_natively()?;
    let mut attempts = if program.is_timeless() { 0 } else { 20 };
    for job in jobs(program.is_timeless()) {
        for execution in program.run_modelled(vec![job])? {
            let modelled = Outcome::of(&execution);
            // A busy machine may have held a native thread up for longer than the program allows for.
            while !modelled.is_like(&native) && attempts > 0 {
                attempts -= 1;
                native = program.run_natively()?;
            }
            if let Some(event) = execution.sent_too_late() {
                return Err(format!("{}: received before it is sent: {event:?}", execution.schedule).into());
            }
            if !modelled.is_like(&native) {
                return Err(differs(&execution, &modelled, &native).into());
            }
        }
    }
    Ok(())
}

/// A program in `tests/conformance/wakeups` says what it prints, and what it may print where conditions wake for no
/// reason: then it must be seen to, and otherwise never.
pub(crate) fn wakes(libraries: &Libraries, file: &Path) -> Result<(), Failed> {
    let program = Program::compile(libraries, file)?;
    let said =
        |prefix| -> BTreeSet<String> { program.said(prefix).map(|line| format!("{line}\n")).collect() };
    for spurious in [false, true] {
        let mut expected = said("//! Prints: ");
        if spurious {
            expected.extend(said("//! May print: "));
        }
        let jobs = [Strategy::Random, Strategy::Pos].map(|strategy| Job {
            entry: 0,
            strategy,
            time: Time::Exact,
            first_seed: 1,
            executions: 200,
            spurious,
            interrupts: false,
            enough_bad_endings: 1,
            deviations: false,
        });
        let executions = program.run_modelled(jobs.into())?;
        let printed: BTreeSet<String> =
            executions.iter().map(|execution| Outcome::of(execution).printed).collect();
        if printed != expected {
            return Err(format!("spurious: {spurious}, prints {printed:?}, not {expected:?}").into());
        }
    }
    Ok(())
}

/// Few executions of many kinds. In late time only what does not look at the clock prints the same.
fn jobs(timeless: bool) -> Vec<Job> {
    let mut jobs = Vec::new();
    for time in [Time::Exact, Time::Late] {
        if time == Time::Late && !timeless {
            continue;
        }
        for (strategy, executions) in [
            (Strategy::Lockstep, 1),
            (Strategy::Random, 40),
            (Strategy::Pct { depth: 3 }, 20),
            (Strategy::Pos, 20),
            (Strategy::Exhaustive, 200),
        ] {
            let spurious = matches!(strategy, Strategy::Random | Strategy::Pos);
            jobs.push(Job {
                entry: 0,
                strategy,
                time,
                first_seed: 1,
                executions,
                spurious,
                interrupts: false,
                enough_bad_endings: 3,
                deviations: false,
            });
        }
    }
    jobs
}

fn differs(execution: &Execution, modelled: &Outcome, native: &Outcome) -> String {
    let events: Vec<String> =
        execution.events.iter().rev().take(40).map(|event| format!("{event:?}")).collect();
    let events: Vec<String> = events.into_iter().rev().collect();
    format!(
        "{} ended {:?}\n--- natively\n{native}\n--- modelled\n{modelled}\n--- its last events\n{}",
        execution.schedule,
        execution.ending,
        events.join("\n")
    )
}
