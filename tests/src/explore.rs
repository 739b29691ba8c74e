//! Every ending of a program, how often it comes, and a short schedule to each; and one schedule again.
//! What `explore` and `replay` print, and what the book shows.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use threadbare_trace::Schedule;
use threadbare_trace::wire::Plan;

use crate::behaviour::Kind;
use crate::compile::{self, Builds, Libraries, Program};
use crate::grade;
use crate::judge::{self, Behaviour, Class, CountedOutcome, Ended, Witness};
use crate::plan;
use crate::run::{Run, modelled};
use crate::shrink::{self, Question};
use crate::source::Source;

/// A program that can be run under the model.
pub struct Modelled {
    pub source: Arc<Source>,
    pub behaviour: Behaviour,
    program: Program,
    binary: PathBuf,
}

/// What came of it.
pub struct Explored {
    pub executions: u64,
    /// A search to the end of every interleaving was among the strategies.
    pub exhaustive: bool,
    /// Those that break a sentence first, then the frequent ones.
    pub endings: Vec<Ending>,
}

pub struct Ending {
    pub counted: CountedOutcome,
    /// The name of a schedule that leads there.
    pub schedule: String,
    /// Where and how, unless by itself.
    pub how: Option<String>,
}

/// Shortening a schedule takes hundreds of executions, and there may be hundreds of endings.
const SHORTENED: usize = 12;

/// What a longer name would tell is told as well by the seed that it came from.
const LONGEST_NAME: usize = 64;

impl Modelled {
    /// Compiles a program that is unlike the native ones.
    pub fn new(source: Arc<Source>, libraries: &Libraries, builds: Builds) -> anyhow::Result<Modelled> {
        if source.concept.kind == Kind::Native {
            anyhow::bail!(
                "`{0}` is about the machine itself, so it runs on the machine and not under the model: \
                 try `cargo run --release --example {0}`",
                source.concept.name
            );
        }
        let behaviour = (source.concept.behaviour)();
        let program = match compile::compile(&source, behaviour.driver.as_ref(), libraries, builds) {
            Ok(program) => program,
            Err(compile::Failure::Rejected(why) | compile::Failure::Error(why)) => anyhow::bail!("{why}"),
        };
        let binary = program
            .modelled
            .clone()
            .ok_or_else(|| anyhow::anyhow!("there is no model in this checkout to run it under"))?;
        Ok(Modelled { source, behaviour, program, binary })
    }

    /// What it is put through where nothing else is said.
    pub fn plan(&self) -> Plan {
        let mut plan = plan::plan(&self.source, &self.behaviour, self.program.isolation);
        // A driver's entries are for grading.
        plan.jobs.retain(|job| job.entry == 0);
        for job in &mut plan.jobs {
            // Every ending is counted here, the bad ones too.
            job.enough_bad_endings = job.enough_bad_endings.max(100);
        }
        plan
    }

    pub fn explore(&self, plan: &Plan, workers: usize) -> anyhow::Result<Explored> {
        let (judge, outcome) =
            grade::execute(&self.binary, plan, &self.source, &self.behaviour, workers, false)?;
        if let Some(why) = outcome.died {
            anyhow::bail!("{}: {why}", self.source.file_name());
        }
        let mut endings: Vec<(&String, &Ended)> = judge.outcomes().iter().collect();
        endings.sort_by_key(|(summary, ended)| {
            (ended.class != Class::Forbidden, std::cmp::Reverse(ended.count), *summary)
        });
        let endings = endings.into_iter().enumerate().map(|(number, (summary, ended))| Ending {
            counted: CountedOutcome { summary: summary.clone(), count: ended.count, class: ended.class },
            how: Some(&ended.shortest.broken).filter(|how| !how.message.is_empty()).map(|how| {
                match how.line {
                    0 => how.message.clone(),
                    line => format!("line {line}: {}", how.message),
                }
            }),
            schedule: Some(&ended.shortest)
                .filter(|_| number < SHORTENED)
                .and_then(|found| {
                    self.shorten(found, &|run| self.behaviour.outcome(run, false).summary == *summary)
                })
                .map(|run| run.schedule().to_string())
                .filter(|name| name.len() <= LONGEST_NAME)
                .unwrap_or_else(|| ended.shortest.schedule.to_string()),
        });
        Ok(Explored {
            executions: judge.executions(),
            exhaustive: outcome.jobs.iter().any(|job| job.exhausted),
            endings: endings.collect(),
        })
    }

    /// A run of which the same is true, and which deviates from the plainest schedule as little as it can.
    pub fn plainer(&self, found: &Run, is_so: &dyn Fn(&Run) -> bool) -> Option<Run> {
        self.shorten(&judge::witness((0, 0), found, found.broken("")), is_so)
    }

    fn shorten(&self, found: &Witness, is_so: &dyn Fn(&Run) -> bool) -> Option<Run> {
        if found.gone {
            return None;
        }
        let question = Question {
            program: &self.binary,
            source: &self.source,
            isolation: self.program.isolation,
            interrupts: self.behaviour.interrupts,
            is_broken: is_so,
        };
        shrink::shrink(&question, found)
    }

    /// The executions of a plan, one after another, until enough have been seen.
    pub fn run(
        &self,
        plan: &Plan,
        each: &mut dyn FnMut(u16, u32, Run) -> ControlFlow<()>,
    ) -> anyhow::Result<()> {
        let outcome = modelled::run(&self.binary, plan, &self.source, each)?;
        match outcome.died {
            Some(why) => Err(anyhow::anyhow!("{}: {why}", self.source.file_name())),
            None => Ok(()),
        }
    }

    /// The execution with this name, again: of the program's `main`, or of another entry that checks drive.
    pub fn replay(&self, entry: u16, schedule: &Schedule) -> anyhow::Result<Run> {
        let job = plan::replay(schedule, entry, self.behaviour.interrupts);
        let plan = plan::with_jobs(&self.source, self.program.isolation, vec![job]);
        let mut replayed = None;
        let outcome = modelled::run(&self.binary, &plan, &self.source, &mut |_, _, run| {
            replayed = Some(run);
            ControlFlow::Continue(())
        })?;
        replayed.ok_or_else(|| {
            anyhow::anyhow!("{}", outcome.died.unwrap_or_else(|| "there is no such execution".to_owned()))
        })
    }
}

impl Explored {
    /// As a table; `what` is what to replay.
    pub fn text(&self, what: &str) -> String {
        let mut text = format!("{:>9}  {:<12} {:<34} shortest schedule\n", "runs", "class", "ending");
        for Ending { counted, schedule, how } in &self.endings {
            let class = match counted.class {
                Class::Acceptable => "acceptable",
                Class::Interesting => "interesting",
                Class::Forbidden => "forbidden",
            };
            let _ = writeln!(text, "{:>9}  {class:<12} {:<34} {schedule}", counted.count, counted.summary);
            if let Some(how) = how {
                let _ = writeln!(text, "           {how}");
            }
        }
        let searched =
            if self.exhaustive { "; a search to the end of every interleaving was among them" } else { "" };
        let _ = writeln!(
            text,
            "\n{} executions{searched}. To see one: cargo replay '{what}@<schedule>'",
            self.executions
        );
        text
    }
}
