//! From a file to its verdict: the whole line, once for each submission.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use threadbare_trace::wire::Plan;

use crate::behaviour::Kind as SheetKind;
use crate::compile::{self, Builds, Libraries, Program};
use crate::judge::{
    Behaviour, Check, CheckStatus, CountedOutcome, Finding, Judge, Kind, NativeRun, Status, Verdict, Witness,
};
use crate::picture::{self, View};
use crate::plan;
use crate::run::confine::{self, Confinement};
use crate::run::modelled::{Failure, Outcome};
use crate::run::supervise::{Interference, Supervision};
use crate::run::{Run, modelled, native};
use crate::shrink::{self, Question};
use crate::source::{self, Source, plain};
use crate::turns::Turns;

/// A schedule's name that a command line still takes.
const LONGEST_NAME: usize = 100_000;

/// How submissions are graded.
#[derive(Clone, Debug)]
pub struct Options {
    /// Processes that share the executions of one submission.
    pub workers: usize,
    /// Points for each concept's sentences; one each where nothing else is said.
    pub points: BTreeMap<String, BTreeMap<String, u32>>,
    /// How many broken sentences are shown with a shrunken schedule.
    pub pictures: usize,
    /// Shared with other submissions that are graded at the same time.
    pub turns: Option<Arc<Turns>>,
    /// Only whether it passes: end with the first broken sentence, and leave real threads out where the model
    /// runs it. For our own tests, which ask no more of hundreds of programs.
    pub hasty: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { workers: 1, points: BTreeMap::new(), pictures: 3, turns: None, hasty: false }
    }
}

impl Options {
    fn points_of(&self, concept: &str, sentence: &str) -> u32 {
        self.points.get(concept).and_then(|points| points.get(sentence)).copied().unwrap_or(1)
    }

    fn max_score(&self, concept: &str, behaviour: &Behaviour) -> u32 {
        behaviour.sentences.iter().map(|sentence| self.points_of(concept, &sentence.words)).sum()
    }
}

/// Grades one file. Nothing when that was interrupted: a verdict is whole or it is not given.
pub fn grade(
    path: &Path,
    concept: Option<&str>,
    libraries: &Libraries,
    options: &Options,
) -> Option<Verdict> {
    match Source::read(path, concept) {
        Ok(source) => grade_read(&Arc::new(source), libraries, options),
        Err(why) => Some(unread(path, concept, options, why)),
    }
}

/// Grades a file that has been read.
pub fn grade_read(source: &Arc<Source>, libraries: &Libraries, options: &Options) -> Option<Verdict> {
    let began = Instant::now();
    let mut verdict = grade_source(source, libraries, options)?;
    verdict.seconds = (began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    (!confine::interrupted()).then_some(verdict)
}

/// The verdict on what is no program at all.
pub fn unread(path: &Path, named: Option<&str>, options: &Options, why: String) -> Verdict {
    let concept = match named {
        Some(name) => source::concept_named(name),
        None => source::concept_of(path),
    };
    let verdict = match concept {
        Ok(concept) => {
            let max_score = options.max_score(concept.name, &(concept.behaviour)());
            Verdict { max_score, ..empty(path, concept.name, Status::Rejected) }
        }
        Err(_) => empty(path, "", Status::Rejected),
    };
    Verdict { diagnostics: why, ..verdict }
}

/// The verdict when the grader itself fails.
pub fn failed(source: &Source, options: &Options, why: &str) -> Verdict {
    let max_score = options.max_score(source.concept.name, &(source.concept.behaviour)());
    Verdict {
        max_score,
        diagnostics: why.to_owned(),
        ..empty(&source.path, source.concept.name, Status::Error)
    }
}

fn empty(path: &Path, concept: &str, status: Status) -> Verdict {
    Verdict {
        path: source::shown(path),
        concept: concept.to_owned(),
        status,
        score: 0,
        max_score: 0,
        executions: 0,
        exhaustive: false,
        seconds: 0.0,
        checks: Vec::new(),
        diagnostics: String::new(),
        outcomes: Vec::new(),
        code: BTreeMap::new(),
        guards: Vec::new(),
    }
}

fn grade_source(source: &Arc<Source>, libraries: &Libraries, options: &Options) -> Option<Verdict> {
    let behaviour = (source.concept.behaviour)();
    let points = |sentence: &str| options.points_of(source.concept.name, sentence);
    let base = |status| Verdict {
        max_score: options.max_score(source.concept.name, &behaviour),
        guards: confine::guards(source.concept.kind),
        ..empty(&source.path, source.concept.name, status)
    };
    let hasty = options.hasty && source.concept.kind == SheetKind::Modelled && libraries.modelled.is_some();
    let builds = if hasty { Builds::Modelled } else { Builds::Both };
    let program = match compile::compile(source, behaviour.driver.as_ref(), libraries, builds) {
        Ok(program) => program,
        Err(compile::Failure::Rejected(why)) => {
            return Some(Verdict { diagnostics: why, ..base(Status::Rejected) });
        }
        Err(compile::Failure::Error(why)) => {
            return (!confine::interrupted()).then(|| Verdict { diagnostics: why, ..base(Status::Error) });
        }
    };
    let evidence = match source.concept.kind {
        SheetKind::Native => on_the_machine(source, &behaviour, &program),
        SheetKind::Modelled => under_the_model(source, &behaviour, &program, options),
    };
    let Evidence { judge, outcome, error } = match evidence {
        Ok(evidence) => evidence,
        Err(Failure::Interrupted) => return None,
        Err(failure) => return Some(Verdict { diagnostics: failure.to_string(), ..base(Status::Error) }),
    };
    if let Some(why) = error.or_else(|| judge.defect.clone()) {
        return Some(Verdict { diagnostics: why, ..base(Status::Error) });
    }

    let mut verdict = Verdict {
        executions: judge.executions(),
        exhaustive: outcome
            .as_ref()
            .is_some_and(|outcome| outcome.jobs.iter().any(|job| job.exhausted) && outcome.died.is_none()),
        diagnostics: program.warnings.clone(),
        ..base(Status::Pass)
    };
    verdict.guards.extend(outcome.iter().flat_map(|outcome| outcome.guards.iter().cloned()));
    verdict.checks = checks(source, &behaviour, &program, &judge, options, &points);
    if let Some(why) = outcome.and_then(|outcome| outcome.died) {
        fail_for_dying(&mut verdict.checks, &why);
    }
    if let Some(witness) = &judge.nonsense {
        fail_for_dying(
            &mut verdict.checks,
            &format!("what the program's process says of a run cannot be: {}", witness.broken.message),
        );
    }
    verdict.outcomes = judge
        .outcomes()
        .iter()
        .map(|(summary, ended)| CountedOutcome {
            summary: summary.clone(),
            count: ended.count,
            class: ended.class,
        })
        .collect();
    for line in verdict.checks.iter().filter_map(|check| check.line) {
        verdict.code.insert(line, plain(&crate::run::shortened(source.code(line))));
    }
    verdict.score = verdict
        .checks
        .iter()
        .filter(|check| check.status == CheckStatus::Pass)
        .map(|check| check.points)
        .sum();
    let statuses = || verdict.checks.iter().map(|check| check.status);
    if statuses().any(|status| status == CheckStatus::Fail)
        || !statuses().any(|status| status == CheckStatus::Pass)
    {
        verdict.status = Status::Fail;
    }
    Some(verdict)
}

/// A process that dies, or lies, never ends by itself; that is every sheet's first sentence.
fn fail_for_dying(checks: &mut [Check], why: &str) {
    if let Some(check) = checks.first_mut()
        && check.status != CheckStatus::Fail
    {
        check.status = CheckStatus::Fail;
        check.broken_in = check.broken_in.max(1);
        check.message = plain(why);
    }
}

struct Evidence<'a> {
    judge: Judge<'a>,
    outcome: Option<Outcome>,
    /// Ours.
    error: Option<String>,
}

/// The native sheets: each run that a sentence asks for, one after another, since some of them measure.
fn on_the_machine<'a>(
    source: &Arc<Source>,
    behaviour: &'a Behaviour,
    program: &Program,
) -> Result<Evidence<'a>, Failure> {
    let mut judge = Judge::new(behaviour);
    let Some(native) = &program.native else { return Ok(Evidence { judge, outcome: None, error: None }) };
    let mut hung = 0;
    let mut make = |settings: &[native::Setting]| {
        let mut runs: Vec<NativeRun> = Vec::new();
        for setting in settings {
            // One that hangs would only take long to say the same again.
            let known = runs.iter().find(|(known, _)| known.arguments == setting.arguments);
            if hung >= ENOUGH_HANGS || known.is_some_and(hangs) {
                continue;
            }
            runs.push((setting.clone(), run_once(native, &halfway(setting, &runs), source)));
            hung += u32::from(runs.last().is_some_and(hangs));
            if confine::interrupted() {
                return None;
            }
        }
        Some(runs)
    };
    if let Some(runs) = make(&behaviour.settings()) {
        judge.take_across(&runs, &mut |settings| make(settings).filter(|runs| runs.len() == settings.len()));
    }
    if confine::interrupted() {
        return Err(Failure::Interrupted);
    }
    Ok(Evidence { judge, outcome: None, error: None })
}

/// After this many hangs a program is not run any more.
const ENOUGH_HANGS: u32 = 2;

fn hangs((setting, run): &NativeRun) -> bool {
    // A limit may also be short because there is nothing to wait for.
    setting.longest == plan::LONGEST_NATIVE_RUN
        && run.as_ref().is_ok_and(|run| run.facts().is_some_and(|facts| facts.killed))
}

fn run_once(program: &Path, setting: &native::Setting, source: &Arc<Source>) -> Result<Run, String> {
    let supervision = Supervision { longest: setting.longest, interference: setting.interference };
    let confinement = Confinement::of_native_sheet(program, supervision);
    // The supervisor keeps the time; ours is for a supervisor that does not.
    let patient = native::Setting { longest: setting.longest * 2, ..setting.clone() };
    native::run(program, &patient, &confinement, source, &|| false)
        .map_err(|error| format!("the program could not be run: {error}"))
}

/// What takes no longer than this has no half way: everything is its beginning.
const LONG_ENOUGH: Duration = Duration::from_millis(300);

/// The setting, with a time in place of "half way", from the same program's run without interference.
fn halfway(setting: &native::Setting, known: &[NativeRun]) -> native::Setting {
    let Interference::KillChildHalfWay { number } = setting.interference else { return setting.clone() };
    let alone = known
        .iter()
        .find(|(known, _)| known.arguments == setting.arguments && known.interference == Interference::None);
    let takes = alone.and_then(|(_, run)| Some(run.as_ref().ok()?.facts()?.duration)).unwrap_or_default();
    let (after, longest) = match takes < LONG_ENOUGH {
        true => (Duration::ZERO, plan::LONGEST_WITHOUT_A_PARTNER),
        false => (takes / 2, setting.longest),
    };
    let interference = Interference::KillChild { number, after };
    native::Setting { longest, interference, ..setting.clone() }
}

/// The modelled sheets: every execution of the plan, and one on real threads beside it.
fn under_the_model<'a>(
    source: &Arc<Source>,
    behaviour: &'a Behaviour,
    program: &Program,
    options: &Options,
) -> Result<Evidence<'a>, Failure> {
    let stop = AtomicBool::new(false);
    let native = || {
        let native = program.native.as_ref()?;
        let setting = native::Setting::plain(plan::LONGEST_NATIVE_RUN);
        let confinement = Confinement::of_program(native);
        Some(native::run(native, &setting, &confinement, source, &|| stop.load(Ordering::SeqCst)))
    };
    thread::scope(|scope| {
        let native = scope.spawn(native);
        let modelled = program
            .modelled
            .as_ref()
            .map(|modelled| {
                let plan = plan::plan(source, behaviour, program.isolation);
                execute(modelled, &plan, source, behaviour, options.workers, options.hasty)
            })
            .transpose();
        let (mut judge, outcome) = match modelled {
            Ok(Some((judge, outcome))) => (judge, Some(outcome)),
            Ok(None) => (Judge::new(behaviour), None),
            Err(failure) => {
                stop.store(true, Ordering::SeqCst);
                return Err(failure);
            }
        };
        // Once the model has shown that a sentence is broken, one native run more or less says nothing; and a
        // verdict must not depend on how that one happened to go.
        let broken = judge.has_broken()
            || outcome.as_ref().is_some_and(|outcome| outcome.died.is_some())
            || judge.findings().iter().any(|finding| matches!(finding, Finding::NeverHappened { .. }));
        if broken {
            stop.store(true, Ordering::SeqCst);
        }
        // The real program takes the time that it sleeps.
        let native = match &options.turns {
            Some(turns) => turns.lend(|| native.join()),
            None => native.join(),
        };
        let error = match native {
            _ if broken => None,
            Ok(None) => None,
            Ok(Some(Ok(run))) => {
                judge.take((u16::MAX, 0), &run);
                None
            }
            Ok(Some(Err(error))) => Some(format!("the program could not be run: {error}")),
            Err(_) => Some("the native run could not be followed".to_owned()),
        };
        if confine::interrupted() {
            return Err(Failure::Interrupted);
        }
        Ok(Evidence { judge, outcome, error })
    })
}

/// Runs a plan in as many processes as there are workers, and judges each execution as it comes. When nothing
/// that the first job tries comes to an end short of a limit, the others would only take long to say the same.
pub fn execute<'a>(
    program: &Path,
    plan: &Plan,
    source: &Arc<Source>,
    behaviour: &'a Behaviour,
    workers: usize,
    until_broken: bool,
) -> Result<(Judge<'a>, Outcome), Failure> {
    let mut judge = Judge::new(behaviour);
    let mut whole =
        Outcome { jobs: vec![modelled::JobOutcome::default(); plan.jobs.len()], ..Outcome::default() };
    let first = plan.jobs.len().min(1);
    for jobs in [0..first, first..plan.jobs.len()] {
        if jobs.is_empty()
            || whole.died.is_some()
            || (until_broken && judge.has_broken())
            || (judge.executions() > 0 && judge.at_limits == judge.executions())
        {
            continue;
        }
        let parts = plan::deal(plan, jobs, workers);
        let results: Vec<_> = thread::scope(|scope| {
            let workers: Vec<_> = parts
                .iter()
                .map(|(numbers, part)| {
                    scope.spawn(move || {
                        let mut judge = Judge::new(behaviour);
                        let outcome = modelled::run(program, part, source, &mut |job, number, run| {
                            let job = numbers.get(usize::from(job)).copied().unwrap_or(u16::MAX);
                            judge.take((job, number), &run);
                            match until_broken && judge.has_broken() {
                                true => ControlFlow::Break(()),
                                false => ControlFlow::Continue(()),
                            }
                        });
                        outcome.map(|outcome| (judge, outcome))
                    })
                })
                .collect();
            workers.into_iter().map(thread::ScopedJoinHandle::join).collect()
        });
        for ((numbers, _), result) in parts.iter().zip(results) {
            let (part_judge, outcome) =
                result.unwrap_or_else(|_| Err(Failure::Model("the judge's thread died".to_owned())))?;
            judge.join(part_judge);
            for (number, job) in numbers.iter().zip(outcome.jobs) {
                whole.jobs[usize::from(*number)] = job;
            }
            whole.guards = outcome.guards;
            whole.died = whole.died.or(outcome.died);
        }
    }
    Ok((judge, whole))
}

fn checks(
    source: &Arc<Source>,
    behaviour: &Behaviour,
    program: &Program,
    judge: &Judge<'_>,
    options: &Options,
    points: &dyn Fn(&str) -> u32,
) -> Vec<Check> {
    let mut pictures = options.pictures;
    behaviour
        .sentences
        .iter()
        .zip(judge.findings())
        .enumerate()
        .map(|(number, (sentence, finding))| {
            let mut check = Check {
                name: sentence.words.clone(),
                kind: sentence.kind,
                status: CheckStatus::Pass,
                points: points(&sentence.words),
                broken_in: 0,
                schedule: None,
                line: None,
                message: String::new(),
                hint: None,
                picture: None,
            };
            match finding {
                Finding::Kept => {}
                Finding::NotJudged => {
                    check.status = CheckStatus::Skipped;
                    "it is told by the events of modelled runs, and there were none"
                        .clone_into(&mut check.message);
                }
                Finding::Idle => {
                    check.status = CheckStatus::Skipped;
                    "the program starts no thread and uses nothing that threads share"
                        .clone_into(&mut check.message);
                }
                Finding::NeverHappened { of } => {
                    check.status = CheckStatus::Fail;
                    check.broken_in = of;
                    check.message = format!("it happened in none of {of} runs");
                    check.hint = sentence.hint.map(str::to_owned);
                }
                Finding::Broken { times, first, shortest } => {
                    check.status = CheckStatus::Fail;
                    check.broken_in = times;
                    check.hint = sentence.hint.map(str::to_owned);
                    let shown = if first.native || shortest.gone {
                        None
                    } else {
                        shown(source, behaviour, program, number, &shortest, &mut pictures)
                    };
                    match shown {
                        Some(shown) => {
                            check.message = shown.message;
                            check.line = shown.line;
                            check.schedule = Some(shown.schedule);
                            check.picture = Some(shown.picture);
                        }
                        None => {
                            check.message.clone_from(&shortest.broken.message);
                            check.line = own_line(source, shortest.broken.line);
                            check.schedule = (!shortest.native)
                                .then(|| behaviour.name_of_run(shortest.entry, &shortest.schedule));
                        }
                    }
                    // Longer than a command line may be.
                    check.schedule = check.schedule.filter(|name| name.len() <= LONGEST_NAME);
                    if sentence.kind == Kind::Always
                        && first.native
                        && source.concept.kind == SheetKind::Modelled
                    {
                        check.message = format!("{} (on real threads)", check.message);
                    }
                }
            }
            check
        })
        .collect()
}

/// A line that the author of the file can look at.
fn own_line(source: &Source, line: u32) -> Option<u32> {
    Some(line).filter(|line| source.has_line(*line))
}

struct Shown {
    message: String,
    line: Option<u32>,
    schedule: String,
    picture: String,
}

/// The shortest breaking schedule, made as short as it goes, as a picture.
fn shown(
    source: &Arc<Source>,
    behaviour: &Behaviour,
    program: &Program,
    sentence: usize,
    witness: &Witness,
    pictures: &mut usize,
) -> Option<Shown> {
    let modelled = program.modelled.as_ref().filter(|_| *pictures > 0)?;
    *pictures -= 1;
    let question = Question {
        program: modelled,
        source,
        isolation: program.isolation,
        interrupts: behaviour.interrupts,
        is_broken: &|run| behaviour.judge_one(sentence, run).is_err(),
    };
    let run: Run = shrink::shrink(&question, witness)?;
    let broken = behaviour.judge_one(sentence, &run).err()?;
    let name = |schedule| behaviour.name_of_run(witness.entry, schedule);
    let schedule = name(run.schedule());
    Some(Shown {
        message: plain(&broken.message),
        line: own_line(source, broken.line),
        // A name that nobody can copy is none.
        schedule: if schedule.len() > 200 { name(&witness.schedule) } else { schedule },
        picture: picture::text(&run, &View::whole(broken.event, picture::SHORT)),
    })
}
