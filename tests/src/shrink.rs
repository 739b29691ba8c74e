//! From a schedule that breaks a sentence to one with as few deviations as it takes: each deviation from "the
//! running thread goes on" is left out as long as the sentence stays broken (delta debugging).

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use threadbare_trace::wire::Isolation;
use threadbare_trace::{Choice, Schedule};

use crate::judge::Witness;
use crate::plan;
use crate::run::{Run, modelled};
use crate::source::Source;

/// Executions that a shrinking may take.
const MOST_REPLAYS: usize = 600;

/// And no longer than this, should each of them be slow.
const LONGEST: Duration = Duration::from_secs(20);

/// What a program and a question need to be asked again.
pub struct Question<'a> {
    pub program: &'a Path,
    pub source: &'a Arc<Source>,
    pub isolation: Isolation,
    pub interrupts: bool,
    pub is_broken: &'a dyn Fn(&Run) -> bool,
}

/// A schedule as short as could be found, and its run.
pub fn shrink(question: &Question<'_>, witness: &Witness) -> Option<Run> {
    let base = &witness.schedule;
    let mut left = MOST_REPLAYS;
    let began = Instant::now();
    // The run once more, told with what it deviated in.
    let (_, run) = first_broken(question, vec![base.clone()], witness.entry, &mut left)?;
    let with_steps =
        |steps: Vec<(u32, Choice)>| Schedule { strategy: base.strategy.with_steps(steps), ..base.clone() };
    let whole = with_steps(run.execution().deviations.clone());
    let (_, mut best) = first_broken(question, vec![whole], witness.entry, &mut left)?;
    // What the run deviated in is what counts: a deviation that chose the usual is none.
    let mut steps = best.execution().deviations.clone();

    let mut parts = 2;
    // To begin with: none at all.
    if let Some((_, run)) = first_broken(question, vec![with_steps(Vec::new())], witness.entry, &mut left) {
        return Some(run);
    }
    while !steps.is_empty() && left > 0 && began.elapsed() < LONGEST {
        let size = steps.len().div_ceil(parts);
        let candidates = (0..steps.len())
            .step_by(size)
            .map(|from| {
                let to = (from + size).min(steps.len());
                with_steps(steps[..from].iter().chain(&steps[to..]).copied().collect())
            })
            .collect();
        match first_broken(question, candidates, witness.entry, &mut left) {
            Some((_, run)) => {
                let found = run.execution().deviations.clone();
                // Fewer choices are fewer; a run may come to others of its own only at the clock.
                if found.len() >= steps.len() {
                    break;
                }
                steps = found;
                best = run;
                parts = parts.saturating_sub(1).max(2);
            }
            None if size == 1 => break,
            None => parts = (parts * 2).min(steps.len()),
        }
    }
    Some(best)
}

/// Runs candidates in one process and returns the first that still breaks the sentence.
fn first_broken(
    question: &Question<'_>,
    mut candidates: Vec<Schedule>,
    entry: u16,
    left: &mut usize,
) -> Option<(usize, Run)> {
    candidates.truncate(*left);
    *left -= candidates.len();
    let jobs = candidates.iter().map(|schedule| plan::replay(schedule, entry, question.interrupts)).collect();
    let plan = plan::with_jobs(question.source, question.isolation, jobs);
    let mut found: Option<(usize, Run)> = None;
    modelled::run(question.program, &plan, question.source, &mut |job, _, run| {
        if !(question.is_broken)(&run) {
            return ControlFlow::Continue(());
        }
        found = Some((usize::from(job), run));
        ControlFlow::Break(())
    })
    .ok()?;
    found
}
