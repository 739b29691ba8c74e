//! `explore`: every ending of a program, how often it comes, and the shortest schedule to it.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;
use threadbare_trace::{Strategy, Time};

use super::{DONE, modelled, print, source};
use crate::explore::Ending;
use crate::plan;

#[derive(Args)]
pub(super) struct Arguments {
    /// A concept, for its example, or a file named as its concept.
    #[arg(value_name = "CONCEPT or FILE")]
    what: PathBuf,

    /// The concept that the file is about, whatever its name.
    #[arg(long = "as", value_name = "CONCEPT")]
    concept: Option<String>,

    /// lockstep, random, pct1 … pct99, pos or exhaustive; all of them where nothing is said.
    #[arg(long, value_parser = strategy)]
    strategy: Option<Strategy>,

    /// How many executions at most.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
    executions: Option<u32>,

    /// The first seed.
    #[arg(long, default_value_t = 0)]
    seed: u64,

    /// Whether the clock may also move while threads can still run.
    #[arg(long, value_enum)]
    time: Option<When>,

    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    Exact,
    Late,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn strategy(name: &str) -> Result<Strategy, String> {
    match name {
        "lockstep" => Ok(Strategy::Lockstep),
        "random" => Ok(Strategy::Random),
        "pos" => Ok(Strategy::Pos),
        "exhaustive" => Ok(Strategy::Exhaustive),
        "pct" => Ok(Strategy::Pct { depth: 3 }),
        _ => name
            .strip_prefix("pct")
            .and_then(|depth| depth.parse().ok())
            .filter(|depth| (1..=99).contains(depth))
            .map(|depth| Strategy::Pct { depth })
            .ok_or_else(|| "it must be lockstep, random, pct1 … pct99, pos or exhaustive".to_owned()),
    }
}

pub(super) fn main(arguments: &Arguments) -> anyhow::Result<u8> {
    let modelled = modelled(source(&arguments.what, arguments.concept.as_deref())?)?;
    let mut plan = modelled.plan();
    if let Some(time) = arguments.time {
        let time = match time {
            When::Exact => Time::Exact,
            When::Late => Time::Late,
        };
        plan.jobs.retain(|job| job.time == time || arguments.strategy.is_some());
        for job in &mut plan.jobs {
            job.time = time;
        }
    }
    if let Some(strategy) = &arguments.strategy {
        let time = plan
            .jobs
            .first()
            .map_or(Time::Exact, |job| if arguments.time.is_some() { job.time } else { Time::Exact });
        plan.jobs = vec![plan::job(0, strategy.clone(), time, 10_000, modelled.behaviour.interrupts)];
    }
    if let Some(executions) = arguments.executions {
        let planned: u64 = plan.jobs.iter().map(|job| u64::from(job.executions)).sum();
        let mut left = executions;
        for job in &mut plan.jobs {
            let share = u64::from(job.executions) * u64::from(executions) / planned.max(1);
            job.executions = u32::try_from(share).unwrap_or(u32::MAX).min(left);
            left -= job.executions;
        }
        if let Some(job) = plan.jobs.last_mut() {
            job.executions += left;
        }
        plan.jobs.retain(|job| job.executions > 0);
    }
    for job in &mut plan.jobs {
        job.first_seed = arguments.seed;
    }
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let explored = modelled.explore(&plan, workers)?;
    if arguments.format == Format::Text {
        print(&explored.text(&arguments.what.to_string_lossy()))?;
        return Ok(DONE);
    }
    let endings: Vec<_> = explored
        .endings
        .iter()
        .map(|Ending { counted, schedule, .. }| {
            json!({"summary": counted.summary, "count": counted.count, "class": counted.class,
                   "schedule": schedule})
        })
        .collect();
    let document = json!({
        "tool": "threadbare",
        "version": env!("CARGO_PKG_VERSION"),
        "concept": modelled.source.concept.name,
        "executions": explored.executions,
        "exhaustive": explored.exhaustive,
        "outcomes": endings,
    });
    print(&(serde_json::to_string_pretty(&document)? + "\n"))?;
    Ok(DONE)
}
