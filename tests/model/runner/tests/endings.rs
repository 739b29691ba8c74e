//! What bad input gets: each program in `tests/conformance/endings` says in its second line how it ends, and ends so
//! under every strategy, in bounded time, while the tool lives on. Of one that dies it may say where it is last seen.

use std::path::Path;
use std::time::{Duration, Instant};

use libtest_mimic::Failed;
use threadbare_trace::wire::{Job, Limits};
use threadbare_trace::{Strategy, Time, What};

use crate::programs::{Libraries, Program};

/// For a few executions, on a machine however busy.
const LONGEST: Duration = Duration::from_secs(300);

pub(crate) fn ends(libraries: &Libraries, file: &Path) -> Result<(), Failed> {
    let program = Program::compile(libraries, file)?;
    let expected = program.endings().ok_or("the file does not say how it ends")?;
    let job = |strategy, executions| Job {
        entry: 0,
        strategy,
        time: Time::Exact,
        first_seed: 1,
        executions,
        spurious: false,
        interrupts: false,
        enough_bad_endings: executions,
        deviations: false,
    };
    let began = Instant::now();
    let limits = Limits { hang_milliseconds: 300, ..Limits::default() };
    let found = program.run_limited(vec![job(Strategy::Lockstep, 1), job(Strategy::Random, 2)], limits)?;
    if found.len() != 3 {
        return Err(format!("{} executions of 3", found.len()).into());
    }
    for execution in found {
        let ending = format!("{:?}", execution.ending);
        if !expected.iter().any(|expected| ending.starts_with(expected)) {
            let expected = expected.join(" or ");
            return Err(format!("{} ended {ending}, not {expected}", execution.schedule).into());
        }
        let seen = execution.events.iter().find(|event| event.what == What::LastSeen);
        let seen = seen.map(|event| format!("line {} in thread {}", event.line, event.thread));
        if let Some(place) = program.said("//! Last seen: ").next()
            && seen.as_deref() != Some(place)
        {
            return Err(format!("{} was last seen at {seen:?}, not {place}", execution.schedule).into());
        }
    }
    if began.elapsed() > LONGEST {
        return Err(format!("took {:?}", began.elapsed()).into());
    }
    Ok(())
}
