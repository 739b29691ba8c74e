//! The names of schedules. A name says all that an execution depends on, so it is enough to replay it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Choice, Thread};

/// When virtual time passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Time {
    /// Only when nothing can run; then straight to the next deadline.
    #[default]
    Exact,
    /// Also while threads can still run, as if these were stalled.
    Late,
}

/// Who chooses the thread that takes the next step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strategy {
    /// Each thread that can run takes a step in turn.
    #[default]
    Lockstep,
    /// Any thread, each as likely.
    Random,
    /// Probabilistic concurrency testing: random priorities, lowered at `depth` - 1 random points.
    Pct { depth: u8 },
    /// Partial-order sampling: random priorities for pending operations, drawn again after a conflict.
    Pos,
    /// Every interleaving that can differ, one after another; the seed plays no part.
    Exhaustive,
    /// The running thread goes on until it waits; the exceptions are listed, each with the number of the
    /// choice where it is made.
    Steps(Vec<(u32, Choice)>),
    /// The same, where giving a lock back is no point: how a search of a program that never tries a lock names
    /// what it found.
    TerseSteps(Vec<(u32, Choice)>),
}

impl Strategy {
    /// The strategy that follows other `steps` in the same way; [`Strategy::Steps`] where this one lists none.
    pub fn with_steps(&self, steps: Vec<(u32, Choice)>) -> Strategy {
        match self {
            Strategy::TerseSteps(_) => Strategy::TerseSteps(steps),
            _ => Strategy::Steps(steps),
        }
    }
}

/// One schedule of a program.
///
/// Written `r81`, `pct3:8841`, `pos:12`, `lockstep:0`, or `s7:12>2,30>clock`; then `+late` where time is late.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    pub strategy: Strategy,
    /// For the strategy's choices, and for what the program itself draws at random.
    pub seed: u64,
    pub time: Time,
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seed = self.seed;
        match &self.strategy {
            Strategy::Lockstep => write!(f, "lockstep:{seed}")?,
            Strategy::Random => write!(f, "r{seed}")?,
            Strategy::Pct { depth } => write!(f, "pct{depth}:{seed}")?,
            Strategy::Pos => write!(f, "pos:{seed}")?,
            Strategy::Exhaustive => write!(f, "all:{seed}")?,
            Strategy::Steps(steps) | Strategy::TerseSteps(steps) => {
                f.write_str(if matches!(self.strategy, Strategy::Steps(_)) { "s" } else { "t" })?;
                write!(f, "{seed}")?;
                for (number, (step, choice)) in steps.iter().enumerate() {
                    write!(f, "{}{step}>", if number == 0 { ':' } else { ',' })?;
                    match choice {
                        Choice::Run(thread) => write!(f, "{thread}")?,
                        Choice::Clock => f.write_str("clock")?,
                        Choice::Pick(which) => write!(f, "pick{which}")?,
                        Choice::Interrupt => f.write_str("interrupt")?,
                    }
                }
            }
        }
        match self.time {
            Time::Exact => Ok(()),
            Time::Late => f.write_str("+late"),
        }
    }
}

/// The name of a schedule could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotASchedule(pub String);

impl fmt::Display for NotASchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not the name of a schedule; names look like r81, pct3:8841, pos:12, lockstep:0 or \
             s7:12>2,30>clock, with +late where time is late",
            self.0
        )
    }
}

impl std::error::Error for NotASchedule {}

impl FromStr for Schedule {
    type Err = NotASchedule;

    fn from_str(name: &str) -> Result<Self, NotASchedule> {
        parse(name).ok_or_else(|| NotASchedule(name.to_owned()))
    }
}

fn parse(name: &str) -> Option<Schedule> {
    let (rest, time) = match name.strip_suffix("+late") {
        Some(rest) => (rest, Time::Late),
        None => (name, Time::Exact),
    };
    let (strategy, seed) = if let Some(seed) = rest.strip_prefix("lockstep:") {
        (Strategy::Lockstep, seed)
    } else if let Some(seed) = rest.strip_prefix("pos:") {
        (Strategy::Pos, seed)
    } else if let Some(depth_and_seed) = rest.strip_prefix("pct") {
        let (depth, seed) = depth_and_seed.split_once(':')?;
        (Strategy::Pct { depth: depth.parse().ok().filter(|depth| (1..=99).contains(depth))? }, seed)
    } else if let Some(seed) = rest.strip_prefix('r') {
        (Strategy::Random, seed)
    } else if let Some(seed_and_steps) = rest.strip_prefix(['s', 't']) {
        let (seed, steps) = seed_and_steps.split_once(':').unwrap_or((seed_and_steps, ""));
        let steps =
            steps.split(',').filter(|step| !step.is_empty()).map(parse_step).collect::<Option<_>>()?;
        let terse = rest.starts_with('t');
        (if terse { Strategy::TerseSteps(steps) } else { Strategy::Steps(steps) }, seed)
    } else {
        return None;
    };
    Some(Schedule { strategy, seed: digits(seed)?, time })
}

fn parse_step(step: &str) -> Option<(u32, Choice)> {
    let (number, choice) = step.split_once('>')?;
    let choice = match choice {
        "clock" => Choice::Clock,
        "interrupt" => Choice::Interrupt,
        _ => match choice.strip_prefix("pick") {
            Some(which) => Choice::Pick(which.parse().ok()?),
            None => Choice::Run(choice.parse::<Thread>().ok()?),
        },
    };
    Some((number.parse().ok()?, choice))
}

/// `parse` alone would also take a sign.
fn digits(number: &str) -> Option<u64> {
    if number.bytes().all(|byte| byte.is_ascii_digit()) { number.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for name in [
            "r81",
            "pct3:8841",
            "pos:12+late",
            "lockstep:0",
            "t0:3>1",
            "s7",
            "s7:12>2,30>clock,31>pick1,40>interrupt+late",
        ] {
            assert_eq!(name.parse::<Schedule>().map(|schedule| schedule.to_string()).as_deref(), Ok(name));
        }
    }

    #[test]
    fn other_names_are_refused() {
        for name in ["", "r", "r-1", "r+1", "81", "pct:3", "pct0:1", "s7:12", "s7:12>x", "r81+early"] {
            assert!(name.parse::<Schedule>().is_err(), "{name}");
        }
    }
}
