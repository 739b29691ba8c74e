//! From runs to a verdict. A behaviour is a list of sentences; each says of a run whether it keeps to it, or
//! where it does not. Runs are judged as they come and forgotten; what is kept is who broke what, where first.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use threadbare_trace::{Ending, Limit, Line, Schedule, Thread, Time, What};

use crate::run::Run;
use crate::run::native::Setting;
use crate::run::supervise::Interference;
use crate::source::plain;

/// A native run and how it was made; or why it could not be.
pub type NativeRun = (Setting, Result<Run, String>);

/// Where and how a run breaks a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    pub event: Option<usize>,
    pub line: Line,
    /// In words that use the program's own names.
    pub message: String,
}

pub type Judgement = Result<(), Broken>;

type Predicate = Arc<dyn Fn(&Run) -> Judgement + Send + Sync>;
type AcrossRuns = Arc<dyn Fn(&[Run]) -> Judgement + Send + Sync>;
type MayPanic = Arc<dyn Fn(&Run, Thread) -> bool + Send + Sync>;
type Classify = Arc<dyn Fn(&Run) -> Outcome + Send + Sync>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// In every run.
    Always,
    /// In at least one.
    Sometimes,
}

/// What a sentence is judged on.
#[derive(Clone)]
enum Evidence {
    /// Each run by itself: modelled ones, and native ones as far as they can tell.
    Each { modelled: Predicate, native: Option<Predicate> },
    /// Native runs with these settings, together.
    Across { settings: Vec<Setting>, holds: AcrossRuns },
}

#[derive(Clone)]
pub struct Sentence {
    pub words: String,
    pub kind: Kind,
    /// Judged only where the clock moves when nothing can run.
    pub exact: bool,
    /// Which entry point's runs: 0 is `main`, the others are the driver's.
    pub entry: u16,
    /// What to look at when it is broken.
    pub hint: Option<&'static str>,
    /// How often its native runs are made at most: it is broken only if it is each time.
    attempts: u32,
    evidence: Evidence,
}

impl Sentence {
    /// Whether a native run has anything to say about it.
    pub fn is_told_natively(&self) -> bool {
        !matches!(self.evidence, Evidence::Each { native: None, .. })
    }

    fn concerns(&self, run: &Run) -> bool {
        self.entry == run.entry && (!self.exact || run.is_exact() || run.is_native())
    }
}

/// A Rust file of ours, appended to a submission as a module: it drives the submission's own types.
#[derive(Clone, Copy, Debug)]
pub struct Driver {
    pub source: &'static str,
    /// The first is entry 1.
    pub entries: &'static [Entry],
}

/// A scene that a driver takes a submission through.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Of its function, `pub fn name()`.
    pub name: &'static str,
    /// What happens in it, in words.
    pub scene: &'static str,
    pub kind: EntryKind,
}

/// How much the interleavings of a scene may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Little, since pauses say who comes when; only exact time counts.
    Placed,
    /// The same, and there is much of it.
    Long,
    /// Much: everybody comes at once.
    Contended,
}

/// Which of its endings a run belongs to, for the outcome table.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub summary: String,
    pub class: Class,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    Acceptable,
    /// What a demonstration is there to show.
    Interesting,
    Forbidden,
}

/// What every program for a concept must do.
pub struct Behaviour {
    pub concept: &'static str,
    pub sentences: Vec<Sentence>,
    pub driver: Option<Driver>,
    /// Ctrl-C may come.
    pub interrupts: bool,
    summary_keys: Vec<&'static str>,
    interesting: Option<Predicate>,
    may_panic: Option<MayPanic>,
    classify: Option<Classify>,
}

pub const ENDS: &str = "it ends by itself";
pub const PANICS: &str = "no thread panics";

impl Behaviour {
    /// A behaviour with the sentences of every sheet: it ends by itself, no thread panics.
    pub fn new(concept: &'static str) -> Behaviour {
        let behaviour = Behaviour {
            concept,
            sentences: Vec::new(),
            driver: None,
            interrupts: false,
            summary_keys: Vec::new(),
            interesting: None,
            may_panic: None,
            classify: None,
        };
        behaviour.printed(ENDS, ends).always(PANICS, |run| panics(run, &|_, _| false)).natively(|run| {
            match run.ending() {
                Ending::Panicked => Err(run.broken("main panics (exit status 101)")),
                _ => Ok(()),
            }
        })
    }

    /// The behaviour of a sheet whose programs run on the machine itself, each sentence on runs of its own.
    pub fn native(concept: &'static str) -> Behaviour {
        crate::behaviour::native_sheet(Behaviour { sentences: Vec::new(), ..Behaviour::new(concept) })
    }

    fn add(mut self, words: &str, kind: Kind, exact: bool, evidence: Evidence) -> Behaviour {
        self.sentences.push(Sentence {
            words: words.to_owned(),
            kind,
            exact,
            entry: 0,
            hint: None,
            attempts: 1,
            evidence,
        });
        self
    }

    fn each(predicate: impl Fn(&Run) -> Judgement + Send + Sync + 'static) -> Evidence {
        Evidence::Each { modelled: Arc::new(predicate), native: None }
    }

    /// Holds in every interleaving. Needs events, unless [`natively`](Self::natively) follows.
    pub fn always(self, words: &str, holds: impl Fn(&Run) -> Judgement + Send + Sync + 'static) -> Behaviour {
        self.add(words, Kind::Always, false, Self::each(holds))
    }

    /// Holds in every interleaving in which the clock moves only when nothing can run.
    pub fn always_exact(
        self,
        words: &str,
        holds: impl Fn(&Run) -> Judgement + Send + Sync + 'static,
    ) -> Behaviour {
        self.add(words, Kind::Always, true, Self::each(holds))
    }

    /// Happens in at least one interleaving.
    pub fn sometimes(self, words: &str, happens: impl Fn(&Run) -> bool + Send + Sync + 'static) -> Behaviour {
        self.add(words, Kind::Sometimes, false, Self::each(happening(happens)))
    }

    pub fn sometimes_exact(
        self,
        words: &str,
        happens: impl Fn(&Run) -> bool + Send + Sync + 'static,
    ) -> Behaviour {
        self.add(words, Kind::Sometimes, true, Self::each(happening(happens)))
    }

    /// An `always` sentence about printed lines and the exit status, which a native run can tell as well.
    pub fn printed(
        self,
        words: &str,
        holds: impl Fn(&Run) -> Judgement + Clone + Send + Sync + 'static,
    ) -> Behaviour {
        self.always(words, holds.clone()).natively(holds)
    }

    /// What a native run can tell of the sentence just added.
    pub fn natively(mut self, holds: impl Fn(&Run) -> Judgement + Send + Sync + 'static) -> Behaviour {
        if let Some(Sentence { evidence: Evidence::Each { native, .. }, .. }) = self.sentences.last_mut() {
            *native = Some(Arc::new(holds));
        }
        self
    }

    /// The sentence just added is about runs of the driver's entry with this name.
    pub fn driven_by(mut self, entry: &str) -> Behaviour {
        match (self.entry(entry), self.sentences.last_mut()) {
            (Ok(number), Some(sentence)) => sentence.entry = number,
            (Err(why), _) => panic!("{why}"),
            _ => {}
        }
        self
    }

    /// The number of the driver's entry with this name.
    pub fn entry(&self, name: &str) -> anyhow::Result<u16> {
        let entries = self.driver.as_ref().map_or(&[][..], |driver| driver.entries);
        let number =
            entries.iter().position(|entry| entry.name == name).and_then(|at| u16::try_from(at + 1).ok());
        number.ok_or_else(|| match entries {
            [] => anyhow::anyhow!(
                "nothing drives `{}` but its own main: say no more than the schedule",
                self.concept
            ),
            _ => anyhow::anyhow!(
                "nothing called `{name}` drives `{}`; there are {}",
                self.concept,
                entries.iter().map(|entry| entry.name).collect::<Vec<_>>().join(", ")
            ),
        })
    }

    /// The name by which a run is made again: that of its schedule, for a driver's after the name of its entry.
    pub fn name_of_run(&self, entry: u16, schedule: &Schedule) -> String {
        let entry = usize::from(entry).checked_sub(1);
        match entry.and_then(|entry| self.driver.as_ref()?.entries.get(entry)) {
            Some(entry) => format!("{}/{schedule}", entry.name),
            None => schedule.to_string(),
        }
    }

    /// What to look at when the sentence just added is broken.
    pub fn hint(mut self, hint: &'static str) -> Behaviour {
        if let Some(sentence) = self.sentences.last_mut() {
            sentence.hint = Some(hint);
        }
        self
    }

    /// The driver whose entries sentences are [`driven_by`](Self::driven_by).
    pub fn with_driver(mut self, driver: Driver) -> Behaviour {
        self.driver = Some(driver);
        self
    }

    pub fn with_interrupts(mut self) -> Behaviour {
        self.interrupts = true;
        self
    }

    /// The lines `key: …` that make up an ending in the outcome table.
    pub fn summarised_by(mut self, keys: &[&'static str]) -> Behaviour {
        self.summary_keys = keys.to_vec();
        self
    }

    /// The endings that a demonstration is there to show.
    pub fn interesting(mut self, shows: impl Fn(&Run) -> bool + Send + Sync + 'static) -> Behaviour {
        self.interesting = Some(Arc::new(happening(shows)));
        self
    }

    /// The thread that the sheet names may panic; says whether this is the one.
    pub fn but_may_panic(mut self, may: impl Fn(&Run, Thread) -> bool + Send + Sync + 'static) -> Behaviour {
        let may: MayPanic = Arc::new(may);
        self.may_panic = Some(Arc::clone(&may));
        if let Some(sentence) = self.sentences.iter_mut().find(|sentence| sentence.words == PANICS) {
            "no thread panics but the one that the sheet names".clone_into(&mut sentence.words);
            if let Evidence::Each { modelled, .. } = &mut sentence.evidence {
                *modelled = Arc::new(move |run| panics(run, &*may));
            }
        }
        self
    }

    /// A sentence about one native run with these arguments.
    pub fn with_arguments(
        self,
        words: &str,
        arguments: &[&str],
        holds: impl Fn(&Run) -> Judgement + Send + Sync + 'static,
    ) -> Behaviour {
        self.across(words, &[arguments], move |runs| runs.iter().try_for_each(&holds))
    }

    /// A sentence about several native runs together, one for each list of arguments.
    pub fn across(
        self,
        words: &str,
        arguments: &[&[&str]],
        holds: impl Fn(&[Run]) -> Judgement + Send + Sync + 'static,
    ) -> Behaviour {
        let settings: Vec<_> = arguments.iter().map(|&arguments| (arguments, Interference::None)).collect();
        self.interfered(words, &settings, holds)
    }

    /// A sentence about native runs with these arguments, each interfered with.
    pub fn interfered(
        self,
        words: &str,
        settings: &[(&[&str], Interference)],
        holds: impl Fn(&[Run]) -> Judgement + Send + Sync + 'static,
    ) -> Behaviour {
        let settings = settings
            .iter()
            .map(|&(arguments, interference)| Setting {
                arguments: arguments.iter().map(|&argument| argument.to_owned()).collect(),
                longest: match interference {
                    Interference::KillChild { .. } => crate::plan::LONGEST_WITHOUT_A_PARTNER,
                    _ => crate::plan::LONGEST_NATIVE_RUN,
                },
                interference,
            })
            .collect();
        self.add(words, Kind::Always, false, Evidence::Across { settings, holds: Arc::new(holds) })
    }

    /// The sentence just added may be broken by a machine that is busy with something else, so it counts as broken
    /// only if it is so in each of several attempts.
    pub fn within(mut self, attempts: u32) -> Behaviour {
        if let Some(sentence) = self.sentences.last_mut() {
            sentence.attempts = attempts;
        }
        self
    }

    /// The native runs that sentences ask for, each once.
    pub fn settings(&self) -> Vec<Setting> {
        let mut settings: Vec<Setting> = Vec::new();
        for sentence in &self.sentences {
            if let Evidence::Across { settings: wanted, .. } = &sentence.evidence {
                for setting in wanted {
                    if !settings.contains(setting) {
                        settings.push(setting.clone());
                    }
                }
            }
        }
        settings
    }

    /// Which of its endings a run belongs to.
    pub fn outcome(&self, run: &Run, broken: bool) -> Outcome {
        if let Some(classify) = &self.classify {
            return classify(run);
        }
        let mut parts: Vec<String> = self
            .summary_keys
            .iter()
            .filter_map(|key| {
                run.values(key).last().map(|(_, value)| format!("{key}: {}", crate::run::shortened(value)))
            })
            .collect();
        match run.ending() {
            Ending::Completed => {}
            Ending::Exited { code } => parts.push(format!("status {code}")),
            Ending::Panicked => parts.push("main panics".to_owned()),
            Ending::Deadlock { .. } => parts.push("deadlock".to_owned()),
            Ending::Livelock { .. } => parts.push("livelock".to_owned()),
            Ending::Endless => parts.push("endless".to_owned()),
            Ending::Exceeded { limit } => parts.push(
                match limit {
                    Limit::Threads => "too many threads",
                    Limit::Printed => "too much output",
                    Limit::Memory => "too much memory",
                    Limit::Stack => "stack overflow",
                    Limit::Objects => "too many locks and other objects",
                    Limit::Time => "too much processor time",
                }
                .to_owned(),
            ),
            Ending::Hang => parts.push("hangs".to_owned()),
            Ending::Aborted { .. } => parts.push("aborts".to_owned()),
        }
        if parts.is_empty() {
            parts.push("ends".to_owned());
        }
        let class = if broken {
            Class::Forbidden
        } else if self.interesting.as_ref().is_some_and(|interesting| interesting(run).is_ok()) {
            Class::Interesting
        } else {
            Class::Acceptable
        };
        Outcome { summary: plain(&parts.join(", ")), class }
    }
}

/// A `sometimes` in the shape of an `always`: it holds where the thing happens.
fn happening(
    happens: impl Fn(&Run) -> bool + Send + Sync + 'static,
) -> impl Fn(&Run) -> Judgement + Send + Sync {
    move |run| if happens(run) { Ok(()) } else { Err(run.broken("it does not happen")) }
}

/// The program ends by itself.
pub fn ends(run: &Run) -> Judgement {
    if run.ending().by_itself() {
        return Ok(());
    }
    let waits = || run.waits().iter().rev().find(|wait| wait.to.is_none()).map(|wait| wait.from);
    let stuck = if matches!(run.ending(), Ending::Deadlock { .. }) { waits() } else { None };
    let last = Some(run.last()).filter(|_| !run.is_native() && !run.events().is_empty());
    let words = run.how_it_ended();
    Err(match stuck.or(last) {
        Some(event) => run.broken_at(event, words),
        None => run.broken(words),
    })
}

fn panics(run: &Run, may: &dyn Fn(&Run, Thread) -> bool) -> Judgement {
    for (at, event) in run.events().iter().enumerate() {
        if let What::Panicked { message } = &event.what
            && !may(run, event.thread)
        {
            let message = crate::run::shortened(message);
            return Err(run.broken_at(at, format!("{} panics: {message}", run.name(event.thread))));
        }
    }
    match run.ending() {
        Ending::Panicked if !may(run, 0) => Err(run.broken("main panics (exit status 101)")),
        _ => Ok(()),
    }
}

/// The place of an execution in a plan: which job, and which of its executions.
pub type Place = (u16, u32);

/// How hard a run is to follow: one in which the clock moves as it must comes before one in which threads are held
/// up, and a short one before a long one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length {
    late: bool,
    events: usize,
}

fn length(run: &Run) -> Length {
    Length { late: run.schedule().time == Time::Late, events: run.events().len() }
}

/// A run that broke a sentence, or made a thing happen.
#[derive(Clone, Debug)]
pub struct Witness {
    pub place: Place,
    pub schedule: Schedule,
    pub entry: u16,
    pub broken: Broken,
    pub length: Length,
    pub native: bool,
    /// Of its process, which the run took down, only the last place is known: there is nothing to draw.
    pub gone: bool,
}

#[derive(Clone, Debug, Default)]
struct Tally {
    judged: u64,
    /// `always`: runs that broke it. `sometimes`: runs in which it happened.
    counted: u64,
    first: Option<Witness>,
    shortest: Option<Witness>,
}

/// How often an ending came, and the shortest way to it.
#[derive(Clone, Debug)]
pub struct Ended {
    pub count: u64,
    pub class: Class,
    /// With how and where it ends, unless by itself.
    pub shortest: Witness,
}

/// Judges runs one after another. Two that judged different parts of one plan can be put together.
pub struct Judge<'a> {
    behaviour: &'a Behaviour,
    tallies: Vec<Tally>,
    executions: u64,
    outcomes: BTreeMap<String, Ended>,
    /// Runs that went on until a limit ended them.
    pub at_limits: u64,
    pub nonsense: Option<Witness>,
    /// Modelled runs, and whether there was anything in one of them to judge.
    modelled: u64,
    is_idle: bool,
    /// Ours: a sentence that could not be judged.
    pub defect: Option<String>,
}

/// A table with more lines than this is of no use to anybody.
const MOST_OUTCOMES: usize = 200;

impl<'a> Judge<'a> {
    pub fn new(behaviour: &'a Behaviour) -> Judge<'a> {
        Judge {
            behaviour,
            tallies: vec![Tally::default(); behaviour.sentences.len()],
            executions: 0,
            outcomes: BTreeMap::new(),
            at_limits: 0,
            nonsense: None,
            modelled: 0,
            is_idle: true,
            defect: None,
        }
    }

    /// Judges one run.
    pub fn take(&mut self, place: Place, run: &Run) {
        self.executions += 1;
        if matches!(
            run.ending(),
            Ending::Hang | Ending::Endless | Ending::Exceeded { .. } | Ending::Aborted { .. }
        ) {
            self.at_limits += 1;
        }
        if let Some((event, why)) = run.nonsense() {
            if self.nonsense.as_ref().is_none_or(|known| place < known.place) {
                self.nonsense = Some(witness(place, run, run.broken_at(event, why)));
            }
            return;
        }
        if !run.is_native() {
            self.modelled += 1;
            self.is_idle = self.is_idle && is_idle(run);
        }
        let mut broken = false;
        for (sentence, tally) in self.behaviour.sentences.iter().zip(&mut self.tallies) {
            let Evidence::Each { modelled, native } = &sentence.evidence else { continue };
            if !sentence.concerns(run) {
                continue;
            }
            let predicate = match (run.is_native(), native) {
                (false, _) => modelled,
                (true, Some(native)) => native,
                (true, None) => continue,
            };
            let judgement = match catch_unwind(AssertUnwindSafe(|| predicate(run))) {
                Ok(judgement) => judgement,
                Err(_) => {
                    self.defect = Some(format!(
                        "the sentence \"{}\" could not be judged on {}",
                        sentence.words,
                        run.schedule()
                    ));
                    continue;
                }
            };
            tally.judged += 1;
            match (sentence.kind, judgement) {
                (Kind::Always, Err(found)) => {
                    broken = true;
                    tally.count(place, run, found);
                }
                (Kind::Sometimes, Ok(())) => tally.count(place, run, run.broken("")),
                _ => {}
            }
        }
        if run.entry == 0 && !run.is_native() {
            self.count_outcome(place, run, broken);
        }
    }

    fn count_outcome(&mut self, place: Place, run: &Run, broken: bool) {
        let Outcome { mut summary, class } = self.behaviour.outcome(run, broken);
        if self.outcomes.len() >= MOST_OUTCOMES && !self.outcomes.contains_key(&summary) {
            "other endings".clone_into(&mut summary);
        }
        let how = || ends(run).err().unwrap_or_else(|| run.broken(""));
        match self.outcomes.get_mut(&summary) {
            Some(known) => {
                known.count += 1;
                if class == Class::Forbidden {
                    known.class = class;
                }
                if (length(run), place) < (known.shortest.length, known.shortest.place) {
                    known.shortest = witness(place, run, how());
                }
            }
            None => {
                let shortest = witness(place, run, how());
                self.outcomes.insert(summary, Ended { count: 1, class, shortest });
            }
        }
    }

    /// Judges the sentences about several native runs. `again` makes the runs of some settings anew: all of them, or
    /// nothing.
    pub fn take_across(
        &mut self,
        runs: &[NativeRun],
        again: &mut dyn FnMut(&[Setting]) -> Option<Vec<NativeRun>>,
    ) {
        self.executions += runs.len() as u64;
        for (sentence, tally) in self.behaviour.sentences.iter().zip(&mut self.tallies) {
            let Evidence::Across { settings, holds } = &sentence.evidence else { continue };
            let mut made: Option<Vec<NativeRun>> = None;
            for left in (0..sentence.attempts).rev() {
                let mut found = Vec::new();
                for setting in settings {
                    match made.as_deref().unwrap_or(runs).iter().find(|(known, _)| known == setting) {
                        Some((_, Ok(run))) => found.push(run.again()),
                        Some((_, Err(why))) => self.defect = Some(why.clone()),
                        None => {}
                    }
                }
                if found.len() != settings.len() {
                    break;
                }
                tally.judged = 1;
                match catch_unwind(AssertUnwindSafe(|| holds(&found))) {
                    Ok(Ok(())) => break,
                    Ok(Err(broken)) => {
                        // Who hangs does not do so because the machine is busy.
                        let hangs = found.iter().any(|run| run.facts().is_some_and(|facts| facts.killed));
                        made = if left > 0 && !hangs { again(settings) } else { None };
                        if made.is_none() {
                            tally.count((0, 0), &found[0], broken);
                            break;
                        }
                    }
                    Err(_) => {
                        self.defect =
                            Some(format!("the sentence \"{}\" could not be judged", sentence.words));
                        break;
                    }
                }
            }
        }
    }

    /// Puts together what two judges found out about different parts of one plan.
    pub fn join(&mut self, other: Judge<'_>) {
        self.executions += other.executions;
        self.at_limits += other.at_limits;
        self.modelled += other.modelled;
        self.is_idle &= other.is_idle;
        for (mine, others) in self.tallies.iter_mut().zip(other.tallies) {
            mine.judged += others.judged;
            mine.counted += others.counted;
            mine.first = first_of(mine.first.take(), others.first, |witness| (witness.place, 0));
            mine.shortest =
                first_of(mine.shortest.take(), others.shortest, |witness| (witness.place, witness.length));
        }
        for (summary, ended) in other.outcomes {
            match self.outcomes.get_mut(&summary) {
                Some(known) => {
                    known.count += ended.count;
                    if ended.class == Class::Forbidden {
                        known.class = ended.class;
                    }
                    let (left, right) = (&known.shortest, &ended.shortest);
                    if (right.length, right.place) < (left.length, left.place) {
                        known.shortest = ended.shortest;
                    }
                }
                None => {
                    self.outcomes.insert(summary, ended);
                }
            }
        }
        self.nonsense = first_of(self.nonsense.take(), other.nonsense, |witness| (witness.place, 0));
        self.defect = self.defect.take().or(other.defect);
    }

    pub fn executions(&self) -> u64 {
        self.executions
    }

    pub fn outcomes(&self) -> &BTreeMap<String, Ended> {
        &self.outcomes
    }

    /// Whether an `always` sentence is broken so far.
    pub fn has_broken(&self) -> bool {
        self.nonsense.is_some()
            || self
                .behaviour
                .sentences
                .iter()
                .zip(&self.tallies)
                .any(|(sentence, tally)| sentence.kind == Kind::Always && tally.counted > 0)
    }

    /// For each sentence: what was found, in the sentences' order.
    pub fn findings(&self) -> Vec<Finding> {
        self.behaviour
            .sentences
            .iter()
            .zip(&self.tallies)
            .map(|(sentence, tally)| match sentence.kind {
                _ if tally.judged == 0 => Finding::NotJudged,
                // Nothing that is never done is ever done wrong.
                Kind::Always if tally.counted == 0 && self.modelled > 0 && self.is_idle => Finding::Idle,
                Kind::Always if tally.counted == 0 => Finding::Kept,
                Kind::Sometimes if tally.counted > 0 => Finding::Kept,
                Kind::Sometimes => Finding::NeverHappened { of: tally.judged },
                Kind::Always => match (&tally.first, &tally.shortest) {
                    (Some(first), Some(shortest)) => Finding::Broken {
                        times: tally.counted,
                        first: Box::new(first.clone()),
                        shortest: Box::new(shortest.clone()),
                    },
                    _ => Finding::NotJudged,
                },
            })
            .collect()
    }
}

/// No thread is started, and nothing used that threads share.
fn is_idle(run: &Run) -> bool {
    let does_something = |what: &What| matches!(what, What::Spawned { .. } | What::LastSeen);
    run.execution().objects.is_empty() && !run.events().iter().any(|event| does_something(&event.what))
}

/// What became of a sentence.
#[derive(Clone, Debug)]
pub enum Finding {
    Kept,
    Broken {
        times: u64,
        first: Box<Witness>,
        shortest: Box<Witness>,
    },
    NeverHappened {
        of: u64,
    },
    NotJudged,
    /// Nothing was done that it could be about.
    Idle,
}

impl Behaviour {
    /// Whether this run breaks the sentence with this number, and where. What shrinking asks.
    pub fn judge_one(&self, sentence: usize, run: &Run) -> Judgement {
        match self.sentences.get(sentence) {
            Some(Sentence { evidence: Evidence::Each { modelled, .. }, .. }) => {
                catch_unwind(AssertUnwindSafe(|| modelled(run))).unwrap_or(Ok(()))
            }
            _ => Ok(()),
        }
    }
}

fn first_of<K: Ord>(
    left: Option<Witness>,
    right: Option<Witness>,
    key: impl Fn(&Witness) -> (Place, K),
) -> Option<Witness> {
    match (left, right) {
        (Some(left), Some(right)) => {
            let (left_key, right_key) = (key(&left), key(&right));
            Some(if (&right_key.1, right_key.0) < (&left_key.1, left_key.0) { right } else { left })
        }
        (left, right) => left.or(right),
    }
}

impl Tally {
    fn count(&mut self, place: Place, run: &Run, broken: Broken) {
        self.counted += 1;
        let is_first = self.first.as_ref().is_none_or(|first| place < first.place);
        let is_shortest = self
            .shortest
            .as_ref()
            .is_none_or(|shortest| (length(run), place) < (shortest.length, shortest.place));
        if is_first || is_shortest {
            let witness = witness(place, run, broken);
            if is_first {
                self.first = Some(witness.clone());
            }
            if is_shortest {
                self.shortest = Some(witness);
            }
        }
    }
}

pub(crate) fn witness(place: Place, run: &Run, broken: Broken) -> Witness {
    Witness {
        place,
        schedule: run.schedule().clone(),
        entry: run.entry,
        length: length(run),
        native: run.is_native(),
        gone: run.events().iter().any(|event| event.what == What::LastSeen),
        broken: Broken { message: plain(&broken.message), ..broken },
    }
}

/// What came of a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Pass,
    Fail,
    /// It does not compile, or uses what the sheet forbids.
    Rejected,
    /// Ours, never a student's zero.
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckStatus {
    Pass,
    Fail,
    /// Nothing that ran can tell.
    Skipped,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Check {
    pub name: String,
    pub kind: Kind,
    pub status: CheckStatus,
    pub points: u32,
    /// In how many runs it is broken; of a `sometimes`, in how many it did not happen.
    pub broken_in: u64,
    pub schedule: Option<String>,
    pub line: Option<u32>,
    pub message: String,
    /// For the text report.
    pub hint: Option<String>,
    pub picture: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CountedOutcome {
    pub summary: String,
    pub count: u64,
    pub class: Class,
}

/// What is said of a submission.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verdict {
    pub path: String,
    pub concept: String,
    pub status: Status,
    pub score: u32,
    pub max_score: u32,
    pub executions: u64,
    pub exhaustive: bool,
    pub seconds: f64,
    pub checks: Vec<Check>,
    /// The compiler's words, or why there is no verdict.
    pub diagnostics: String,
    pub outcomes: Vec<CountedOutcome>,
    /// The lines of the program that checks speak of, for the reports.
    pub code: BTreeMap<u32, String>,
    pub guards: Vec<String>,
}
