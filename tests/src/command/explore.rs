//! `explore`: every ending of a program, how often it comes, and the shortest schedule to it.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;
use threadbare_trace::wire::Job;
use threadbare_trace::{Strategy, Time};

use super::{DONE, modelled, print, source};
use crate::grade;
use crate::judge::{Class, Ended};
use crate::plan;
use crate::shrink::{self, Question};

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
    let whole = plan::plan(&modelled.source, &modelled.behaviour, modelled.program.fresh_processes);
    let mut plan = whole.clone();
    // A driver's entries are for grading.
    plan.jobs.retain(|job| job.entry == 0);
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
        plan.jobs = vec![Job {
            entry: 0,
            strategy: strategy.clone(),
            time,
            first_seed: 0,
            executions: 10_000,
            spurious: time == Time::Late,
            interrupts: modelled.behaviour.interrupts
                && !matches!(strategy, Strategy::Lockstep | Strategy::Exhaustive),
            enough_bad_endings: u32::MAX,
        }];
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
        // Every ending is counted here, the bad ones too.
        job.enough_bad_endings = job.enough_bad_endings.max(100);
    }
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let (judge, outcome) =
        grade::execute(&modelled.binary, &plan, &modelled.source, &modelled.behaviour, workers, false)?;
    if let Some(why) = &outcome.died {
        anyhow::bail!("{}: {why}", modelled.source.file_name());
    }
    let exhaustive = outcome.jobs.iter().any(|job| job.exhausted);

    let mut endings: Vec<(&String, &Ended)> = judge.outcomes().iter().collect();
    endings.sort_by_key(|(summary, ended)| (std::cmp::Reverse(ended.count), *summary));
    let shortest = |summary: &String, ended: &Ended| {
        if ended.shortest.gone {
            return ended.shortest.schedule.to_string();
        }
        let question = Question {
            program: &modelled.binary,
            source: &modelled.source,
            fresh_processes: modelled.program.fresh_processes,
            interrupts: modelled.behaviour.interrupts,
            is_broken: &|run| modelled.behaviour.outcome(run, false).summary == *summary,
        };
        let shrunk = shrink::shrink(&question, &ended.shortest).map(|run| run.schedule().to_string());
        shrunk.filter(|name| name.len() <= 200).unwrap_or_else(|| ended.shortest.schedule.to_string())
    };
    let class = |class: Class| match class {
        Class::Acceptable => "acceptable",
        Class::Interesting => "interesting",
        Class::Forbidden => "forbidden",
    };
    if arguments.format == Format::Json {
        let endings: Vec<_> = endings
            .iter()
            .map(|(summary, ended)| {
                json!({"summary": summary, "count": ended.count, "class": ended.class,
                       "schedule": shortest(summary, ended)})
            })
            .collect();
        let document = json!({
            "tool": "threadbare",
            "version": env!("CARGO_PKG_VERSION"),
            "concept": modelled.source.concept.name,
            "executions": judge.executions(),
            "exhaustive": exhaustive,
            "outcomes": endings,
        });
        print(&(serde_json::to_string_pretty(&document)? + "\n"))?;
        return Ok(DONE);
    }
    let mut text = format!("{:>9}  {:<12} {:<34} shortest schedule\n", "runs", "class", "ending");
    for (summary, ended) in &endings {
        let _ = writeln!(
            text,
            "{:>9}  {:<12} {:<34} {}",
            ended.count,
            class(ended.class),
            summary,
            shortest(summary, ended)
        );
    }
    let searched = if exhaustive { "; a search to the end of every interleaving was among them" } else { "" };
    let _ = writeln!(
        text,
        "\n{} executions{searched}. To see one: cargo replay {}@<schedule>",
        judge.executions(),
        arguments.what.display()
    );
    print(&text)?;
    Ok(DONE)
}
