//! How many executions, of which strategies: counts and never seconds, so that the same submission gets the
//! same verdict on every machine.

use std::ops::Range;
use std::time::Duration;

use threadbare_trace::wire::{Isolation, Job, Limits, Plan};
use threadbare_trace::{Strategy, Time};

use crate::judge::{Behaviour, EntryKind};
use crate::source::Source;

/// A native run that takes longer than this hangs.
pub const LONGEST_NATIVE_RUN: Duration = Duration::from_secs(30);

/// Whose partner was killed before it did anything may wait for it for ever. What it says without an answer it has
/// said by now.
pub const LONGEST_WITHOUT_A_PARTNER: Duration = Duration::from_secs(2);

/// Executions that do not end by themselves take as long as the limits allow, and a few are enough to know.
const ENOUGH_BAD_ENDINGS: u32 = 3;

/// Everything that a submission is put through. No strategy wins alone: lockstep finds livelocks, random walks
/// find what is frequent, PCT what takes few preemptions, POS what takes many, and a search to the end proves
/// that there is nothing left.
pub fn plan(source: &Source, behaviour: &Behaviour, isolation: Isolation) -> Plan {
    let mut jobs = Vec::new();
    let mut job = |entry: u16, strategy: Strategy, time: Time, executions: u32| {
        let whole = job(entry, strategy, time, executions, behaviour.interrupts);
        jobs.push(Job { enough_bad_endings: ENOUGH_BAD_ENDINGS, ..whole });
    };
    job(0, Strategy::Lockstep, Time::Exact, 16);
    job(0, Strategy::Random, Time::Exact, 600);
    job(0, Strategy::Random, Time::Late, 400);
    for depth in [2, 3] {
        job(0, Strategy::Pct { depth }, Time::Exact, 300);
        job(0, Strategy::Pct { depth }, Time::Late, 200);
    }
    job(0, Strategy::Pos, Time::Exact, 300);
    job(0, Strategy::Pos, Time::Late, 200);
    job(0, Strategy::Exhaustive, Time::Exact, 2_000);
    let entries = behaviour.driver.map_or(&[][..], |driver| driver.entries);
    for (entry, scene) in (1..).zip(entries) {
        job(entry, Strategy::Lockstep, Time::Exact, 4);
        match scene.kind {
            EntryKind::Long => {
                job(entry, Strategy::Random, Time::Exact, 24);
                job(entry, Strategy::Pct { depth: 3 }, Time::Exact, 16);
            }
            EntryKind::Placed => {
                job(entry, Strategy::Random, Time::Exact, 60);
                job(entry, Strategy::Pct { depth: 3 }, Time::Exact, 40);
                job(entry, Strategy::Exhaustive, Time::Exact, 150);
            }
            EntryKind::Contended => {
                job(entry, Strategy::Random, Time::Exact, 300);
                job(entry, Strategy::Random, Time::Late, 300);
                job(entry, Strategy::Pct { depth: 3 }, Time::Exact, 200);
                job(entry, Strategy::Pct { depth: 3 }, Time::Late, 200);
                job(entry, Strategy::Pos, Time::Exact, 100);
                job(entry, Strategy::Exhaustive, Time::Exact, 500);
            }
        }
    }
    with_jobs(source, isolation, jobs)
}

pub fn with_jobs(source: &Source, isolation: Isolation, jobs: Vec<Job>) -> Plan {
    Plan { jobs, isolation, file: source.file_name(), limits: Limits::default() }
}

/// So many executions, seeds from nought on, whatever their endings.
pub fn job(entry: u16, strategy: Strategy, time: Time, executions: u32, interrupts: bool) -> Job {
    Job {
        entry,
        time,
        first_seed: 0,
        executions,
        spurious: time == Time::Late,
        interrupts: interrupts && !matches!(strategy, Strategy::Lockstep | Strategy::Exhaustive),
        strategy,
        enough_bad_endings: u32::MAX,
        deviations: false,
    }
}

/// One execution: the job that makes a schedule again.
pub fn replay(schedule: &threadbare_trace::Schedule, entry: u16, interrupts: bool) -> Job {
    let whole = job(entry, schedule.strategy.clone(), schedule.time, 1, interrupts);
    Job { first_seed: schedule.seed, deviations: true, ..whole }
}

/// Some jobs of a plan dealt out to workers, each with the numbers that its jobs have in the whole: as equal in
/// executions as it goes without taking a job apart.
pub fn deal(plan: &Plan, jobs: Range<usize>, workers: usize) -> Vec<(Vec<u16>, Plan)> {
    let workers = workers.clamp(1, jobs.len().max(1));
    let mut dealt: Vec<(u64, Vec<usize>)> = vec![(0, Vec::new()); workers];
    let mut order: Vec<usize> = jobs.collect();
    order.sort_by_key(|&job| std::cmp::Reverse(plan.jobs[job].executions));
    for job in order {
        if let Some((load, jobs)) = dealt.iter_mut().min_by_key(|(load, _)| *load) {
            *load += u64::from(plan.jobs[job].executions);
            jobs.push(job);
        }
    }
    dealt
        .into_iter()
        .map(|(_, mut jobs)| {
            jobs.sort_unstable();
            let numbers = jobs.iter().map(|&job| u16::try_from(job).unwrap_or(u16::MAX)).collect();
            let part =
                Plan { jobs: jobs.iter().map(|&job| plan.jobs[job].clone()).collect(), ..plan.clone() };
            (numbers, part)
        })
        .collect()
}
