//! The modelled program as a process: takes a plan, runs its jobs, writes down every execution. The executions
//! run in workers, which may die of what the program does; this process lives on and says so.

use std::io::{self, BufReader, Write};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use threadbare_trace::log::{Log, Place};
use threadbare_trace::wire::{self, Isolation, Job, Limits, Message, Plan};
use threadbare_trace::{Ending, Execution, Limit, Schedule, Strategy, Thread, Time, What};

use crate::machine::{self, Settings, with};
use crate::panic::{self, caught_by_us};
use crate::strategy::{Chooser, Search};
use statics::Statics;

#[cfg(unix)]
mod unix;
#[cfg(unix)]
use unix as workers;
#[cfg(not(unix))]
mod elsewhere;
#[cfg(not(unix))]
use elsewhere as workers;

mod memory;
mod statics;

/// Where a program can be entered; answers the exit status.
pub type Entry = fn() -> i32;

/// A worker runs at most so many executions: those that are cut short leave something behind.
const EXECUTIONS_A_WORKER: u32 = 10_000;
/// A worker that has kept so much ends earlier.
const KEPT_BYTES: u64 = 64 << 20;
/// Frames are written together up to about so many bytes, and always whole.
const BUFFER_BYTES: usize = 1 << 16;

/// After so many a job ends: each takes the processor for as long as the limit allows, and says the same. When so many
/// entries have hung, one is enough for each of the others.
const ENOUGH_HANGS: u32 = 3;

/// Why a worker ended on purpose before its time.
#[cfg(unix)]
const REASON_HANG: u32 = 1;
const REASON_MEMORY: u32 = 2;
const REASON_THREADS: u32 = 3;
#[cfg(unix)]
const REASON_TIME: u32 = 4;

/// What a worker leaves for this process, in memory that both see.
#[derive(Default)]
pub(crate) struct Page {
    /// Executions of the job that were written down.
    written: AtomicU32,
    /// Of these, those that did not end by themselves.
    bad: AtomicU32,
    /// The job has nothing more to do, and why.
    finished: AtomicU32,
    exhausted: AtomicU32,
    /// Points of the pilot run.
    points: AtomicU32,
    /// Why the worker ended itself, see `REASON_…`.
    #[cfg(unix)]
    reason: AtomicU32,
    /// The thread and the line that were last known.
    thread: AtomicU32,
    line: AtomicU32,
    /// Points passed, for the watchdog.
    passed: AtomicU64,
    /// Processor time that the worker may still take, in milliseconds.
    allowed: AtomicU64,
    /// How often the watchdog has looked. Not a static: those are put back.
    #[cfg(unix)]
    looks: AtomicU64,
}

/// The running thread is at this line of the program.
pub(crate) fn note_place(thread: Thread, line: u32) {
    let page = workers::page();
    // Where the program has no line, such as in a drop, the last one says more than none.
    let same = page.thread.load(Ordering::Relaxed) == u32::from(thread);
    if line != 0 || !same {
        page.thread.store(u32::from(thread), Ordering::Relaxed);
        page.line.store(line, Ordering::Relaxed);
    }
}

/// A point was passed.
pub(crate) fn note_point() {
    let page = workers::page();
    page.passed.store(page.passed.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

/// No stack can be had for another thread.
pub(crate) fn out_of_threads() -> ! {
    workers::give_up(REASON_THREADS)
}

/// Runs the plan that stands on standard input and writes its messages on standard output.
pub fn main(entries: &[Entry]) {
    let message = match wire::read(&mut BufReader::new(io::stdin().lock())) {
        Ok(Some(plan)) => run(&plan, entries).map_err(|error| error.to_string()),
        Ok(None) => Err("a modelled program takes its plan from the grader; there is none".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    let last = match message {
        Ok(()) => Message::Done,
        Err(sentence) => Message::Failed(sentence),
    };
    if send(&last).is_err() {
        // The grader is gone; nobody is left to tell.
        std::process::exit(1);
    }
}

fn send(message: &Message<Log>) -> io::Result<()> {
    let mut frame = Vec::new();
    wire::write(&mut frame, message)?;
    let mut out = io::stdout().lock();
    out.write_all(&frame)?;
    out.flush()
}

fn run(plan: &Plan, entries: &[Entry]) -> io::Result<()> {
    with(|machine| machine.set_file(&plan.file));
    // What happens once a process happens here, before any copy of its statics is made.
    panic::watch();
    let _ = io::stdout();
    workers::set_hang_limit(plan.limits.hang_milliseconds);
    let mut points = vec![None; entries.len()];
    let mut out_of_time = false;
    let mut hangs = vec![Hangs::default(); entries.len()];
    for (number, job) in plan.jobs.iter().enumerate() {
        let entry = usize::from(job.entry);
        let Some(program) = entries.get(entry).copied() else {
            return Err(io::Error::other(format!(
                "the plan names entry {entry}, which the program does not have"
            )));
        };
        let work = Work { plan, job, program, points: 0 };
        let points = match points[entry] {
            Some(points) => points,
            None => *points[entry].insert(work.pilot()?),
        };
        let others = hangs.iter().enumerate().filter(|(other, hangs)| *other != entry && hangs.any).count();
        let enough_hangs = if others >= ENOUGH_HANGS as usize { 1 } else { ENOUGH_HANGS };
        // What took too much, or did nothing but hang, would only take long to do it again.
        let (executions, exhausted) = match out_of_time || hangs[entry].hopeless {
            true => (0, false),
            false => Work { points, ..work }.all(&mut out_of_time, &mut hangs[entry], enough_hangs)?,
        };
        send(&Message::JobEnded { job: number as u16, executions, exhausted })?;
    }
    Ok(())
}

/// What is known of an entry.
#[derive(Clone, Copy, Default)]
struct Hangs {
    any: bool,
    /// It is not worth to be run again.
    hopeless: bool,
}

/// A job and all that its workers need.
#[derive(Clone, Copy)]
struct Work<'a> {
    plan: &'a Plan,
    job: &'a Job,
    program: Entry,
    points: u32,
}

impl Work<'_> {
    /// How many points the program passes, by a plain run that is not told.
    fn pilot(self) -> io::Result<u32> {
        workers::reset();
        workers::page().allowed.store(self.plan.limits.job_milliseconds.into(), Ordering::Relaxed);
        let ended = workers::run(|page| {
            let schedule = Schedule { strategy: Strategy::Lockstep, seed: 0, time: Time::Exact };
            let (execution, _) = self.execute(schedule, None);
            page.points.store(execution.steps, Ordering::Relaxed);
        })?;
        let points = workers::page().points.load(Ordering::Relaxed);
        Ok(if ended.is_ok() && points > 0 { points.min(10_000) } else { 100 })
    }

    /// Runs the whole job, in as many workers as it takes; answers how many executions there were, and whether
    /// no other can differ.
    fn all(self, out_of_time: &mut bool, known: &mut Hangs, enough_hangs: u32) -> io::Result<(u32, bool)> {
        workers::reset();
        let Limits { job_milliseconds, execution_milliseconds, .. } = self.plan.limits;
        let allowed =
            u64::from(job_milliseconds) + u64::from(execution_milliseconds) * u64::from(self.job.executions);
        let before_it = workers::milliseconds_of_workers();
        let page = workers::page();
        let searches = self.job.strategy == Strategy::Exhaustive;
        let mut search = searches.then(Search::default);
        let one_each = match self.plan.isolation {
            Isolation::Nothing => false,
            Isolation::Statics => !Statics::can_be_restored(),
            Isolation::Process => true,
        };
        let mut careful = one_each;
        let mut hangs = 0;
        loop {
            let first = page.written.load(Ordering::Relaxed);
            let at_most = if one_each { 1 } else { EXECUTIONS_A_WORKER };
            let state = search.take();
            let before = state.as_ref().map(Search::saved);
            let taken = workers::milliseconds_of_workers().saturating_sub(before_it);
            page.allowed.store(allowed.saturating_sub(taken), Ordering::Relaxed);
            let ended = workers::run(|page| self.batch(page, first, at_most, careful, state))?;
            if let Err(ending) = ended {
                *out_of_time |= ending == Ending::Exceeded { limit: Limit::Time };
                if !careful {
                    // Some executions before the one that died may not have been written. Run them again.
                    careful = true;
                    search = before.as_deref().and_then(Search::restored);
                    if page.written.load(Ordering::Relaxed) > first && searches {
                        // What was written is past; the search would tell it twice. It ends without a proof.
                        break;
                    }
                    continue;
                }
                let number = page.written.fetch_add(1, Ordering::Relaxed);
                page.bad.fetch_add(1, Ordering::Relaxed);
                hangs += u32::from(ending == Ending::Hang);
                send(&Message::Execution(died(self.job.schedule(number), ending)))?;
                if searches || hangs == enough_hangs {
                    break;
                }
            } else {
                search = if searches { workers::saved().as_deref().and_then(Search::restored) } else { None };
            }
            let enough = page.bad.load(Ordering::Relaxed) >= self.job.enough_bad_endings;
            let all = page.written.load(Ordering::Relaxed) >= self.job.executions;
            if enough || all || page.finished.load(Ordering::Relaxed) == 1 {
                break;
            }
        }
        known.any |= hangs > 0;
        known.hopeless =
            hangs == enough_hangs && (enough_hangs == 1 || hangs == page.written.load(Ordering::Relaxed));
        Ok((page.written.load(Ordering::Relaxed), page.exhausted.load(Ordering::Relaxed) == 1))
    }

    /// In a worker: executions from `first` on.
    fn batch(self, page: &Page, first: u32, at_most: u32, careful: bool, mut search: Option<Search>) {
        let mut buffer = Vec::with_capacity(BUFFER_BYTES * 2);
        let mut number = first;
        let mut unwritten = 0;
        let write_down = |buffer: &mut Vec<u8>, unwritten: &mut u32| {
            if io::stdout().write_all(buffer).and_then(|()| io::stdout().flush()).is_err() {
                // The grader is gone.
                workers::leave();
            }
            buffer.clear();
            page.written.fetch_add(std::mem::take(unwritten), Ordering::Relaxed);
        };
        let statics = (self.plan.isolation == Isolation::Statics).then(Statics::as_written).flatten();
        let mut attempts = 0;
        while number < self.job.executions && attempts < at_most && memory::kept() < KEPT_BYTES {
            attempts += 1;
            if let Some(statics) = &statics {
                statics.restore();
            }
            let (mut execution, chooser) = self.execute(self.job.schedule(number), search.take());
            let mut redundant = false;
            let mut more = true;
            if let Some(mut state) = chooser.into_search() {
                let terse = !state.releases_are_points;
                redundant = state.redundant || state.begins_anew();
                more = state.advance();
                page.exhausted.store(u32::from(!more && state.is_proof()), Ordering::Relaxed);
                // Known by the choices that it made: there is no seed that would make it again.
                let steps = execution.deviations.clone();
                execution.schedule.strategy =
                    if terse { Strategy::TerseSteps(steps) } else { Strategy::Steps(steps) };
                execution.schedule.seed = self.job.first_seed;
                search = Some(state);
            }
            if !redundant {
                let bad = !execution.ending.by_itself();
                let message = Message::Execution(execution);
                if let Err(error) = wire::append(&mut buffer, &message) {
                    unreachable!("an execution is always a message: {error}");
                }
                if let Message::Execution(execution) = message {
                    machine::recycle(execution);
                }
                number += 1;
                unwritten += 1;
                if bad && page.bad.fetch_add(1, Ordering::Relaxed) + 1 >= self.job.enough_bad_endings {
                    break;
                }
            }
            if !more {
                page.finished.store(1, Ordering::Relaxed);
                break;
            }
            if with(|machine| machine.is_in_hook()) {
                // The real hook was left for good as well: the next panic of this process would abort it.
                break;
            }
            if careful || buffer.len() > BUFFER_BYTES {
                write_down(&mut buffer, &mut unwritten);
            }
        }
        write_down(&mut buffer, &mut unwritten);
        if let Some(search) = search {
            workers::save(&search.saved());
        }
    }

    fn execute(self, schedule: Schedule, search: Option<Search>) -> (Execution<Log>, Chooser) {
        let chooser = match search {
            Some(search) => Chooser::searching(&schedule, search),
            None => Chooser::new(&schedule, self.points),
        };
        let program = self.program;
        workers::page().thread.store(0, Ordering::Relaxed);
        workers::page().line.store(0, Ordering::Relaxed);
        memory::begin(self.plan.limits.memory_bytes);
        let body = Box::new(move || match caught_by_us(program) {
            Ok(status) => {
                with(|machine| machine.set_main_status(status));
                false
            }
            Err(_) => true,
        });
        let limits: Limits = self.plan.limits;
        let result = machine::execute(Settings::new(self.job, schedule, limits, self.points), chooser, body);
        memory::end();
        result
    }
}

/// What is known of an execution whose worker died.
fn died(schedule: Schedule, ending: Ending) -> Execution<Log> {
    let page = workers::page();
    let place = Place {
        thread: page.thread.load(Ordering::Relaxed) as Thread,
        line: page.line.load(Ordering::Relaxed),
        ..Place::default()
    };
    let mut events = Log::new();
    events.push(place, &What::LastSeen);
    Execution { schedule, events, ending, ..Execution::default() }
}

/// Why a worker ended that said a reason.
#[cfg(unix)]
fn reason() -> Option<Ending> {
    match workers::page().reason.load(Ordering::Relaxed) {
        REASON_HANG => Some(Ending::Hang),
        REASON_MEMORY => Some(Ending::Exceeded { limit: Limit::Memory }),
        REASON_THREADS => Some(Ending::Exceeded { limit: Limit::Threads }),
        REASON_TIME => Some(Ending::Exceeded { limit: Limit::Time }),
        _ => None,
    }
}
