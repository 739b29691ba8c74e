//! One execution of a program, and what can be read off it: printed lines, threads, holds, waits.
//! A native run knows only what was printed, when, and how it ended; behaviours use both alike.

pub mod confine;
pub mod modelled;
pub mod native;
pub mod supervise;
#[cfg(target_os = "linux")]
mod tracer;

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use threadbare_trace::{
    AtomicOperation, Ending, Event, Execution, How, Line, Mode, Nanos, Object, ObjectKind, Schedule, Stream,
    Thread, Time, Wait, What,
};

use crate::judge::Broken;
use crate::source::Source;

/// What makes a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    Modelled,
    Native(native::Facts),
}

/// One execution, with views that are computed when they are first asked for.
pub struct Run {
    pub origin: Origin,
    /// Which entry point ran: 0 is the program's `main`, the others are a driver's.
    pub entry: u16,
    execution: Execution,
    source: Arc<Source>,
    printed: OnceCell<Printed>,
    threads: OnceCell<Vec<ThreadLife>>,
    locking: OnceCell<Locking>,
    waits: OnceCell<(Vec<Waiting>, Ends)>,
}

/// What stands on a stream.
struct Printed {
    /// Each by one call.
    lines: Vec<PrintedLine>,
    /// Those that came in pieces: what others print may fall between.
    in_pieces: Vec<PrintedLine>,
}

/// A line on standard output.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedLine {
    /// Without its line end.
    pub text: String,
    /// Who printed it; natively always 0.
    pub thread: Thread,
    /// Natively: when it arrived.
    pub time: Nanos,
    pub event: usize,
}

/// What became of a thread.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ThreadLife {
    pub name: Option<String>,
    pub parent: Option<Thread>,
    /// Events; main has no `spawned`.
    pub spawned: Option<usize>,
    pub started: Option<usize>,
    pub ended: Option<usize>,
    pub panicked: bool,
}

/// A lock in a thread's hands, from an event to another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Hold {
    pub thread: Thread,
    pub lock: Object,
    pub mode: Mode,
    pub how: How,
    /// Where it was taken.
    pub line: Line,
    pub acquired: usize,
    /// Nothing where it was never released.
    pub released: Option<usize>,
    /// Who released it: not always who took it.
    pub released_by: Option<Thread>,
    /// How many holds of the same lock the thread had already.
    pub depth: u16,
    /// What the lock guards, as it was released, where that is known.
    pub value: Option<i64>,
    /// The events in which the guarded data was reached through this hold.
    pub touches: Vec<usize>,
    /// Whether one of them wrote.
    pub wrote: bool,
}

impl Hold {
    /// From the event that takes the lock up to the one that gives it back, that one left out.
    pub fn at(&self, event: usize) -> bool {
        self.acquired <= event && self.released.is_none_or(|released| event < released)
    }

    pub fn overlaps(&self, other: &Hold) -> bool {
        self.released.is_none_or(|released| other.acquired < released)
            && other.released.is_none_or(|released| self.acquired < released)
    }

    pub fn exclusive(&self) -> bool {
        matches!(self.mode, Mode::Mutex | Mode::Reentrant | Mode::Write)
    }
}

/// A thread that waits, from an event to another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub thread: Thread,
    pub on: Wait,
    pub limit: Option<Nanos>,
    pub line: Line,
    pub from: usize,
    /// Nothing where the execution ended first.
    pub to: Option<usize>,
    pub timed_out: bool,
}

impl Waiting {
    pub fn at(&self, event: usize) -> bool {
        self.from <= event && self.to.is_none_or(|to| event < to)
    }

    /// The lock that is waited for, where it is one.
    pub fn lock(&self) -> Option<Object> {
        match self.on {
            Wait::Lock { lock, .. } => Some(lock),
            _ => None,
        }
    }

    /// A wait with a limit that is there for time to pass: sleeping, parking, receiving, selecting.
    pub fn pauses(&self) -> bool {
        self.limit.is_some_and(|limit| limit > 0)
            && matches!(
                self.on,
                Wait::Sleep | Wait::Park | Wait::Receive { .. } | Wait::Select | Wait::Condition { .. }
            )
    }
}

/// An operation on an atomic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AtomicUse {
    pub event: usize,
    pub thread: Thread,
    pub object: Object,
    pub operation: AtomicOperation,
    pub old: i64,
    pub new: i64,
}

impl AtomicUse {
    /// One atomic step that read, and wrote what it made of it.
    pub fn read_modify_wrote(&self) -> bool {
        matches!(
            self.operation,
            AtomicOperation::ReadModifyWrite | AtomicOperation::CompareExchange { succeeded: true }
        )
    }
}

#[derive(Default)]
struct Locking {
    holds: Vec<Hold>,
    ends: Ends,
    /// An event that no lock of any kind would allow.
    nonsense: Option<(usize, String)>,
}

/// For a list of stretches in the order of their beginnings: by when each of them and all before it have ended. It
/// tells at once which of them can be under way at an event, where a run has tens of thousands.
#[derive(Default)]
struct Ends(Vec<usize>);

impl Ends {
    fn of(ends: impl Iterator<Item = Option<usize>>) -> Ends {
        let mut latest = 0;
        Ends(
            ends.map(|end| {
                latest = end.unwrap_or(usize::MAX).max(latest);
                latest
            })
            .collect(),
        )
    }

    fn under_way<'a, T>(&self, all: &'a [T], event: usize, begins: impl Fn(&T) -> usize) -> &'a [T] {
        let from = self.0.partition_point(|&end| end <= event);
        let to = all.partition_point(|one| begins(one) <= event);
        all.get(from..to).unwrap_or_default()
    }
}

impl Run {
    pub fn modelled(execution: Execution, entry: u16, source: Arc<Source>) -> Run {
        Run::new(Origin::Modelled, execution, entry, source)
    }

    /// The same run for somebody else to look at.
    pub fn again(&self) -> Run {
        Run::new(self.origin.clone(), self.execution.clone(), self.entry, Arc::clone(&self.source))
    }

    /// What only a native run knows.
    pub fn facts(&self) -> Option<&native::Facts> {
        match &self.origin {
            Origin::Native(facts) => Some(facts),
            Origin::Modelled => None,
        }
    }

    fn new(origin: Origin, execution: Execution, entry: u16, source: Arc<Source>) -> Run {
        Run {
            origin,
            entry,
            execution,
            source,
            printed: OnceCell::new(),
            threads: OnceCell::new(),
            locking: OnceCell::new(),
            waits: OnceCell::new(),
        }
    }

    // What is known of it as a whole.

    pub fn is_native(&self) -> bool {
        matches!(self.origin, Origin::Native(_))
    }

    /// Time passed only when nothing could run. Never so natively.
    pub fn is_exact(&self) -> bool {
        !self.is_native() && self.execution.schedule.time == Time::Exact
    }

    pub fn schedule(&self) -> &Schedule {
        &self.execution.schedule
    }

    pub fn execution(&self) -> &Execution {
        &self.execution
    }

    pub fn source(&self) -> &Source {
        &self.source
    }

    pub fn events(&self) -> &[Event] {
        &self.execution.events
    }

    pub fn ending(&self) -> &Ending {
        &self.execution.ending
    }

    /// What a shell would see, where the program ended by itself.
    pub fn exit_status(&self) -> Option<i32> {
        self.execution.ending.exit_status()
    }

    /// The number of the last event, where there is one.
    pub fn last(&self) -> usize {
        self.events().len().saturating_sub(1)
    }

    // Where a sentence is broken.

    pub fn broken(&self, message: impl Into<String>) -> Broken {
        Broken { event: None, line: 0, message: message.into() }
    }

    pub fn broken_at(&self, event: usize, message: impl Into<String>) -> Broken {
        Broken { event: Some(event), line: self.line_at(event), message: message.into() }
    }

    /// The program's own line of an event; of the thread's nearest earlier one where it has none.
    pub fn line_at(&self, event: usize) -> Line {
        let Some(found) = self.events().get(event) else { return 0 };
        if found.line != 0 {
            return found.line;
        }
        self.events()[..event]
            .iter()
            .rev()
            .find(|earlier| earlier.thread == found.thread && earlier.line != 0)
            .map_or_else(|| if found.thread == 0 { self.entry_line() } else { 0 }, |earlier| earlier.line)
    }

    /// Where main begins; what a driver runs instead stands in none of the program's lines.
    fn entry_line(&self) -> Line {
        let begins = |line: &str| line.trim_start().starts_with("fn main(");
        let lines = if self.entry == 0 { self.source.text.lines() } else { "".lines() };
        lines.zip(1..).find_map(|(text, line)| begins(text).then_some(line)).unwrap_or(0)
    }

    // What was printed.

    fn printed_so_far(&self) -> &Printed {
        self.printed.get_or_init(|| {
            let mut printed = printed_lines(self.events(), Stream::Out);
            if self.is_native() {
                // Which calls printed them cannot be told.
                printed.lines.append(&mut printed.in_pieces);
                printed.lines.sort_by_key(|line| line.event);
            }
            printed
        })
    }

    /// Every line on standard output that is printed by one call, in order.
    pub fn lines(&self) -> &[PrintedLine] {
        &self.printed_so_far().lines
    }

    /// The lines that say exactly this.
    pub fn printed<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a PrintedLine> {
        self.lines().iter().filter(move |line| line.text == text)
    }

    /// What was printed on standard error.
    pub fn error_lines(&self) -> Vec<PrintedLine> {
        let Printed { mut lines, in_pieces } = printed_lines(self.events(), Stream::Error);
        lines.extend(in_pieces);
        lines.sort_by_key(|line| line.event);
        lines
    }

    /// The rest of each line that begins with `key: `.
    pub fn values<'a, 'k>(
        &'a self,
        key: &'k str,
    ) -> impl Iterator<Item = (&'a PrintedLine, &'a str)> + use<'a, 'k> {
        self.lines().iter().filter_map(move |line| {
            line.text.strip_prefix(key).and_then(|rest| rest.strip_prefix(": ")).map(|value| (line, value))
        })
    }

    /// The last line `key: N`, which is what the program claims in the end.
    pub fn claim(&self, key: &str) -> Option<(&PrintedLine, i64)> {
        self.values(key).filter_map(|(line, value)| number(value).map(|number| (line, number))).last()
    }

    /// The program claims exactly this number: its last line `key: N` has it.
    pub fn claims(&self, key: &str, expected: i64) -> Result<(), Broken> {
        match self.claim(key) {
            Some((_, claimed)) if claimed == expected => Ok(()),
            Some((line, claimed)) => Err(self.broken_at(
                line.event,
                format!("the program prints `{key}: {claimed}` where `{key}: {expected}` is right"),
            )),
            None => Err(self.missing(&format!("{key}: {expected}"))),
        }
    }

    /// The line is printed exactly so many times.
    pub fn prints(&self, text: &str, times: usize) -> Result<(), Broken> {
        match (self.printed(text).count(), times) {
            (found, times) if found == times => Ok(()),
            (0, 1) => Err(self.missing(text)),
            (found, times) => Err(match self.printed(text).last() {
                Some(line) => self.broken_at(
                    line.event,
                    format!("`{text}` is printed {}, not {}", many(found), many(times)),
                ),
                None => self.broken(format!("`{text}` is never printed; {} is right", many(times))),
            }),
        }
    }

    /// The lines come in this order, each exactly once.
    pub fn prints_in_order(&self, texts: &[&str]) -> Result<(), Broken> {
        for text in texts {
            self.prints(text, 1)?;
        }
        for pair in texts.windows(2) {
            let (Some(first), Some(second)) = (self.printed(pair[0]).next(), self.printed(pair[1]).next())
            else {
                continue;
            };
            let (at, of) = (position(self.lines(), first), position(self.lines(), second));
            if of < at {
                return Err(
                    self.broken_at(second.event, format!("`{}` is printed before `{}`", pair[1], pair[0]))
                );
            }
        }
        Ok(())
    }

    /// Main returned with this status.
    pub fn exits_with(&self, status: i32) -> Result<(), Broken> {
        match self.exit_status() {
            Some(found) if found == status => Ok(()),
            Some(found) => {
                let why = self.last_words().map_or_else(String::new, |words| format!("; {words}"));
                Err(self.broken(format!("the exit status is {found}, not {status}{why}")))
            }
            None => Err(self.broken(format!("the program does not end by itself: {}", self.how_it_ended()))),
        }
    }

    /// What a native run says on standard error when it panics.
    fn last_words(&self) -> Option<String> {
        let lines = self.error_lines();
        let at =
            lines.iter().position(|line| line.text.contains("panicked at ")).filter(|_| self.is_native())?;
        let place = lines[at].text.split("panicked at ").nth(1)?.trim_end_matches(':');
        let message = lines.get(at + 1).map_or("", |line| line.text.as_str());
        Some(shortened(&format!("it panics at {place}: {message}")))
    }

    fn missing(&self, text: &str) -> Broken {
        if let Some(line) = self.printed_so_far().in_pieces.iter().find(|line| line.text == text) {
            return self.broken_at(
                line.event,
                format!("`{text}` is printed in pieces, between which others may print; print the line by one call"),
            );
        }
        let near = self
            .lines()
            .iter()
            .map(|line| (strsim::normalized_levenshtein(&line.text, text), line))
            .filter(|(likeness, _)| *likeness > 0.6)
            .max_by(|left, right| left.0.total_cmp(&right.0));
        match near {
            Some((_, line)) => self.broken_at(
                line.event,
                format!("`{text}` is not printed; the nearest line is `{}`", shortened(&line.text)),
            ),
            None if self.exit_status().is_none() => {
                self.broken(format!("`{text}` is not printed: {}", self.how_it_ended()))
            }
            None => self.broken(format!("`{text}` is not printed")),
        }
    }

    /// The ending in words.
    pub fn how_it_ended(&self) -> String {
        let at = |threads: &[Thread]| -> String {
            let waiting: Vec<String> = threads
                .iter()
                .map(|&thread| {
                    match self.waits().iter().rfind(|wait| wait.thread == thread && wait.to.is_none()) {
                        Some(wait) => {
                            // A thread of the driver waits in none of the program's lines.
                            let line =
                                Some(self.line_at(wait.from)).filter(|line| self.source.has_line(*line));
                            let line = line.map_or_else(String::new, |line| format!(" (line {line})"));
                            format!("{} waits for {}{line}", self.name(thread), self.awaited(wait))
                        }
                        None => self.name(thread),
                    }
                })
                .collect();
            waiting.join("; ")
        };
        match self.ending() {
            Ending::Completed => "the program ends".to_owned(),
            Ending::Exited { code } => format!("the program ends with status {code}"),
            Ending::Panicked => {
                let panics = self.events().iter().rev().find_map(|event| match &event.what {
                    What::Panicked { message } if message != "a scoped thread panicked" => {
                        Some(format!("{} panics: {}", self.name(event.thread), shortened(message)))
                    }
                    _ => None,
                });
                panics.unwrap_or_else(|| "main panics".to_owned())
            }
            Ending::Deadlock { threads } => format!("deadlock: {}", at(threads)),
            Ending::Livelock { threads } => {
                let names: Vec<String> = threads.iter().map(|&thread| self.name(thread)).collect();
                let repeat = if names.len() == 1 { "repeats" } else { "repeat" };
                format!("livelock: {} {repeat} the same steps for ever", names.join(" and "))
            }
            Ending::Endless => {
                "the program goes on and on: it was stopped after the most steps a run may take".to_owned()
            }
            Ending::Exceeded { limit } => {
                let what = match limit {
                    threadbare_trace::Limit::Threads if self.is_native() => "threads or processes",
                    threadbare_trace::Limit::Threads => "threads",
                    threadbare_trace::Limit::Printed => "output",
                    threadbare_trace::Limit::Memory => "memory",
                    threadbare_trace::Limit::Stack => "stack",
                    threadbare_trace::Limit::Objects => "locks and other objects",
                    threadbare_trace::Limit::Time => "processor time",
                };
                format!("the program was stopped: it uses more {what} than a run may")
            }
            Ending::Hang if self.is_native() => {
                "the program was stopped: it had not ended after the longest time a run may take".to_owned()
            }
            Ending::Hang => {
                "the program computes for ever without reaching a lock, channel, atomic, sleep or print \
                             (a loop on a plain value such as `Arc::strong_count` does that)"
                    .to_owned()
            }
            Ending::Aborted { signal: 6 } => {
                "the process aborts, as it does by `process::abort` or by a panic within a panic".to_owned()
            }
            Ending::Aborted { signal } => format!("the process was ended by signal {signal}"),
        }
    }

    // Threads.

    pub fn threads(&self) -> &[ThreadLife] {
        self.threads.get_or_init(|| thread_lives(self.events()))
    }

    pub fn thread(&self, thread: Thread) -> Option<&ThreadLife> {
        self.threads().get(usize::from(thread))
    }

    /// What to call a thread: its own name, `main`, whom it plays for a driver, the variable that holds its
    /// handle, or its number.
    pub fn name(&self, thread: Thread) -> String {
        match self.thread(thread).and_then(|life| life.name.as_deref()) {
            Some(name) => shortened(name),
            None if thread == 0 => "main".to_owned(),
            None => self
                .role(thread)
                .or_else(|| self.handle(thread).map(|variable| format!("thread `{variable}`")))
                .unwrap_or_else(|| format!("thread {thread}")),
        }
    }

    /// Drivers' threads say who they are: `@r1 asks`.
    fn role(&self, thread: Thread) -> Option<String> {
        if self.entry == 0 {
            return None;
        }
        let said = self.lines().iter().filter(|line| line.thread == thread);
        let role = said.filter_map(|line| line.text.strip_prefix('@')?.split(' ').next()).next()?;
        Some(role.to_owned())
    }

    /// The variable that a thread's handle is bound to, where it is the only thread that its line spawns.
    fn handle(&self, thread: Thread) -> Option<&str> {
        let line = self.line_at(self.thread(thread)?.spawned?);
        let spawned = self.threads().iter().filter_map(|life| life.spawned);
        if spawned.filter(|&event| self.line_at(event) == line).count() != 1 {
            return None;
        }
        bound_variable(self.source.code(line))
    }

    /// The thread has ended before this event.
    pub fn has_ended(&self, thread: Thread, event: usize) -> bool {
        self.thread(thread).and_then(|life| life.ended).is_some_and(|ended| ended < event)
    }

    // Locks.

    /// Every hold, in the order in which the locks were taken.
    pub fn holds(&self) -> &[Hold] {
        &self.locking().holds
    }

    /// What a thread holds at an event (an event that takes a lock counts, one that gives it back does not).
    pub fn holding(&self, thread: Thread, event: usize) -> impl Iterator<Item = &Hold> {
        self.held_at(event).iter().filter(move |hold| hold.thread == thread && hold.at(event))
    }

    /// All holds at an event, and maybe others.
    fn held_at(&self, event: usize) -> &[Hold] {
        let locking = self.locking();
        locking.ends.under_way(&locking.holds, event, |hold| hold.acquired)
    }

    pub fn holds_of(&self, lock: Object) -> impl Iterator<Item = &Hold> {
        self.holds().iter().filter(move |hold| hold.lock == lock)
    }

    /// Whoever holds the lock at an event.
    pub fn holder(&self, lock: Object, event: usize) -> Option<&Hold> {
        self.held_at(event).iter().find(|hold| hold.lock == lock && hold.at(event))
    }

    /// Where what a hold guards is changed by so much in one go, and the line says so: `*count += 5;`. Who adds one and
    /// one again in the same hold, perhaps behind one reference, does not.
    pub fn changed_at_once(&self, hold: &Hold, amount: i64) -> Option<usize> {
        hold.touches
            .iter()
            .copied()
            .find(|&at| figure(self.source.code(self.line_at(at))) == Some(amount.abs()))
    }

    /// Every attempt on a lock that did not get it: who, when, and whether it waited.
    pub fn failed_tries(&self) -> impl Iterator<Item = (usize, Thread, Object)> {
        self.events().iter().enumerate().filter_map(|(at, event)| match event.what {
            What::TryFailed { lock, .. } | What::TimedOut { lock, .. } => Some((at, event.thread, lock)),
            _ => None,
        })
    }

    pub fn kind(&self, object: Object) -> Option<ObjectKind> {
        self.execution.objects.get(usize::from(object)).copied()
    }

    /// What to call an object: the variable through which it is used, where the source shows one.
    pub fn object_name(&self, object: Object) -> String {
        let named = self.events().iter().find_map(|event| {
            let used = match event.what {
                What::Acquired { lock, .. } | What::TryFailed { lock, .. } | What::TimedOut { lock, .. } => {
                    lock
                }
                What::Atomic { object, .. } => object,
                What::Sent { channel, .. } | What::Received { channel, .. } => channel,
                What::Initialised { once } | What::Checked { once, .. } => once,
                What::Blocked { on: Wait::Lock { lock, .. }, .. } => lock,
                _ => return None,
            };
            (used == object && event.line != 0).then(|| receiver(self.source.code(event.line))).flatten()
        });
        let kind = match self.kind(object) {
            Some(ObjectKind::Mutex) => "the mutex",
            Some(ObjectKind::ReentrantMutex) => "the reentrant mutex",
            Some(ObjectKind::ReaderWriterLock) => "the reader-writer lock",
            Some(ObjectKind::Condition) => "the condition",
            Some(ObjectKind::Channel) => "the channel",
            Some(ObjectKind::Atomic) => "the atomic",
            Some(ObjectKind::Barrier) => "the barrier",
            Some(ObjectKind::Once) => "the initialisation",
            None => "the object",
        };
        match named {
            Some(name) => format!("`{name}`"),
            None => format!("{kind} {object}"),
        }
    }

    // Waits.

    pub fn waits(&self) -> &[Waiting] {
        &self.waiting().0
    }

    fn waiting(&self) -> &(Vec<Waiting>, Ends) {
        self.waits.get_or_init(|| {
            let waits = waits(self.events());
            let ends = Ends::of(waits.iter().map(|wait| wait.to));
            (waits, ends)
        })
    }

    /// The waits that begin between two events.
    pub fn waits_between(&self, after: usize, before: usize) -> &[Waiting] {
        let waits = self.waits();
        let from = waits.partition_point(|wait| wait.from <= after);
        let to = waits.partition_point(|wait| wait.from < before);
        waits.get(from..to).unwrap_or_default()
    }

    /// The waits under way at an event.
    pub fn waits_at(&self, event: usize) -> impl Iterator<Item = &Waiting> {
        let (waits, ends) = self.waiting();
        ends.under_way(waits, event, |wait| wait.from).iter().filter(move |wait| wait.at(event))
    }

    /// What a thread waits for at an event.
    pub fn blocked(&self, thread: Thread, event: usize) -> Option<&Waiting> {
        self.waits_at(event).find(|wait| wait.thread == thread)
    }

    /// What a wait is for, in words.
    pub fn awaited(&self, wait: &Waiting) -> String {
        match wait.on {
            Wait::Lock { lock, .. } => match self.holder(lock, wait.from) {
                Some(hold) => format!(
                    "{}, held by {} since line {}",
                    self.object_name(lock),
                    self.name(hold.thread),
                    hold.line
                ),
                None => self.object_name(lock),
            },
            Wait::Condition { .. } => "a condition".to_owned(),
            Wait::Join { thread } => format!("the end of {}", self.name(thread)),
            Wait::Scope { .. } => "the threads of its scope".to_owned(),
            Wait::Send { .. } => "room in a channel".to_owned(),
            Wait::Receive { .. } | Wait::Select => "a message".to_owned(),
            Wait::Barrier { .. } => "the others at a barrier".to_owned(),
            Wait::Once { .. } => "an initialisation".to_owned(),
            Wait::Sleep => "time to pass".to_owned(),
            Wait::Park => "being unparked".to_owned(),
            Wait::Output => "standard output, which another thread has locked".to_owned(),
        }
    }

    // Atomics.

    pub fn atomics(&self) -> impl Iterator<Item = AtomicUse> {
        self.atomics_in(0..self.events().len())
    }

    /// Those of some of the events.
    pub fn atomics_in(&self, events: Range<usize>) -> impl Iterator<Item = AtomicUse> {
        events.filter_map(|event| {
            let found = self.events().get(event)?;
            match found.what {
                What::Atomic { object, operation, old, new } => {
                    Some(AtomicUse { event, thread: found.thread, object, operation, old, new })
                }
                _ => None,
            }
        })
    }

    // Whether the events can be believed at all.

    /// An event that cannot follow from those before it, as no honest run has.
    pub fn nonsense(&self) -> Option<(usize, String)> {
        // Of a process that died, only the last place is known.
        if self.is_native() || self.events().iter().any(|event| event.what == What::LastSeen) {
            return None;
        }
        let known = self.threads().len();
        let (mut time, mut step) = (0, 0);
        for (at, event) in self.events().iter().enumerate() {
            if event.time < time {
                return Some((at, "the clock goes back".to_owned()));
            }
            if event.step < step {
                return Some((at, "the steps are out of order".to_owned()));
            }
            if usize::from(event.thread) >= known
                || (event.thread != 0
                    && self.threads()[usize::from(event.thread)].spawned.is_none_or(|from| at < from))
            {
                return Some((at, format!("thread {} acts before it is spawned", event.thread)));
            }
            (time, step) = (event.time, event.step);
        }
        self.locking().nonsense.clone()
    }

    fn locking(&self) -> &Locking {
        self.locking.get_or_init(|| locking(self.events()))
    }
}

fn position(lines: &[PrintedLine], line: &PrintedLine) -> usize {
    lines.iter().position(|other| std::ptr::eq(other, line)).unwrap_or(0)
}

fn many(times: usize) -> String {
    match times {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    }
}

pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A whole number as programs print it; `parse` alone would also take `+1` and `01`.
pub fn number(text: &str) -> Option<i64> {
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

/// Lines as they stand on the stream, whoever printed their pieces.
fn printed_lines(events: &[Event], of: Stream) -> Printed {
    let mut printed = Printed { lines: Vec::new(), in_pieces: Vec::new() };
    let mut open: Option<PrintedLine> = None;
    let mut close = |line: PrintedLine, last: usize| match line.event == last {
        true => printed.lines.push(line),
        false => printed.in_pieces.push(line),
    };
    for (at, event) in events.iter().enumerate() {
        let What::Printed { stream, text } = &event.what else { continue };
        if *stream != of {
            continue;
        }
        for piece in text.split_inclusive('\n') {
            let line = open.get_or_insert_with(|| PrintedLine {
                text: String::new(),
                thread: event.thread,
                time: event.time,
                event: at,
            });
            line.text.push_str(piece.strip_suffix('\n').unwrap_or(piece));
            if piece.ends_with('\n')
                && let Some(line) = open.take()
            {
                close(line, at);
            }
        }
    }
    if let Some(line) = open {
        let first = line.event;
        let more = |event: &Event| matches!(&event.what, What::Printed { stream, .. } if *stream == of);
        let last = events[first..].iter().rposition(more).map_or(first, |after| first + after);
        close(line, last);
    }
    printed
}

fn thread_lives(events: &[Event]) -> Vec<ThreadLife> {
    let mut lives = vec![ThreadLife::default()];
    for (at, event) in events.iter().enumerate() {
        match &event.what {
            What::Spawned { thread, name } => {
                let number = usize::from(*thread);
                if lives.len() <= number {
                    lives.resize(number + 1, ThreadLife::default());
                }
                lives[number].name.clone_from(name);
                lives[number].parent = Some(event.thread);
                lives[number].spawned = Some(at);
            }
            What::Started => {
                if let Some(life) = lives.get_mut(usize::from(event.thread)) {
                    life.started = Some(at);
                }
            }
            What::Ended { panicked } => {
                if let Some(life) = lives.get_mut(usize::from(event.thread)) {
                    life.ended = Some(at);
                    life.panicked = *panicked;
                }
            }
            // All that is known of a process that died.
            What::LastSeen => {
                lives.resize(lives.len().max(usize::from(event.thread) + 1), ThreadLife::default());
            }
            _ => {}
        }
    }
    lives
}

fn locking(events: &[Event]) -> Locking {
    let mut locking = Locking::default();
    // Indices of the holds that are not released yet: a handful at any time.
    let mut open: Vec<usize> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        let nonsense = match event.what {
            What::Acquired { lock, mode, how } => {
                take(&mut locking.holds, &mut open, event, at, (lock, mode, how))
            }
            What::Released { lock, mode, value } => {
                let mine = |&at: &usize| {
                    let hold = &locking.holds[at];
                    hold.lock == lock && hold.mode == mode
                };
                let found = open
                    .iter()
                    .rposition(|at| mine(at) && locking.holds[*at].thread == event.thread)
                    .or_else(|| open.iter().rposition(mine));
                match found {
                    Some(found) => {
                        let hold = &mut locking.holds[open.remove(found)];
                        hold.released = Some(at);
                        hold.released_by = Some(event.thread);
                        hold.value = value;
                        None
                    }
                    None => Some(format!("lock {lock} is released though nobody holds it")),
                }
            }
            What::Touched { lock, write } => {
                let found = open
                    .iter()
                    .rfind(|&&at| locking.holds[at].lock == lock && locking.holds[at].thread == event.thread)
                    .or_else(|| open.iter().rfind(|&&at| locking.holds[at].lock == lock));
                match found {
                    Some(&found) => {
                        locking.holds[found].touches.push(at);
                        locking.holds[found].wrote |= write;
                        None
                    }
                    None => Some(format!("what lock {lock} guards is touched though nobody holds it")),
                }
            }
            _ => None,
        };
        if let Some(nonsense) = nonsense
            && locking.nonsense.is_none()
        {
            locking.nonsense = Some((at, nonsense));
        }
    }
    locking.ends = Ends::of(locking.holds.iter().map(|hold| hold.released));
    locking
}

/// A lock comes into a thread's hands; says why that cannot be, where it cannot.
fn take(
    holds: &mut Vec<Hold>,
    open: &mut Vec<usize>,
    event: &Event,
    at: usize,
    (lock, mode, how): (Object, Mode, How),
) -> Option<String> {
    // An upgrade or a downgrade goes from one hold into the next with no gap.
    if matches!(how, How::Upgrade | How::Downgrade)
        && let Some(found) = open.iter().rposition(|&at| {
            holds[at].lock == lock && holds[at].thread == event.thread && holds[at].mode != mode
        })
    {
        let hold = &mut holds[open.remove(found)];
        hold.released = Some(at);
        hold.released_by = Some(event.thread);
    }
    let depth = open.iter().filter(|&&at| holds[at].lock == lock && holds[at].thread == event.thread).count();
    let shared = |mode: Mode, other: Mode| {
        matches!((mode, other), (Mode::Read, Mode::Read | Mode::Upgradable) | (Mode::Upgradable, Mode::Read))
    };
    let clash = open.iter().map(|&at| &holds[at]).find(|hold| {
        hold.lock == lock
            && !shared(mode, hold.mode)
            && !(mode == Mode::Reentrant && hold.mode == Mode::Reentrant && hold.thread == event.thread)
    });
    let nonsense = clash.map(|hold| format!("lock {lock} is taken while thread {} holds it", hold.thread));
    open.push(holds.len());
    holds.push(Hold {
        thread: event.thread,
        lock,
        mode,
        how,
        line: event.line,
        acquired: at,
        released: None,
        released_by: None,
        depth: u16::try_from(depth).unwrap_or(u16::MAX),
        value: None,
        touches: Vec::new(),
        wrote: false,
    });
    nonsense
}

fn waits(events: &[Event]) -> Vec<Waiting> {
    let mut waits: Vec<Waiting> = Vec::new();
    // Per thread, its open wait.
    let mut open: Vec<(Thread, usize)> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        match event.what {
            What::Blocked { on, limit } => {
                open.retain(|(thread, _)| *thread != event.thread);
                open.push((event.thread, waits.len()));
                waits.push(Waiting {
                    thread: event.thread,
                    on,
                    limit,
                    line: event.line,
                    from: at,
                    to: None,
                    timed_out: false,
                });
            }
            What::Unblocked { timed_out } => {
                if let Some(found) = open.iter().position(|(thread, _)| *thread == event.thread) {
                    let (_, wait) = open.swap_remove(found);
                    waits[wait].to = Some(at);
                    waits[wait].timed_out = timed_out;
                }
            }
            _ => {}
        }
    }
    waits
}

/// `barron` in `let barron = store.spawn(|| …`.
fn bound_variable(code: &str) -> Option<&str> {
    let rest = code.strip_prefix("let ")?;
    let rest = rest.strip_prefix("mut ").unwrap_or(rest);
    let end = rest.find(|character: char| !character.is_alphanumeric() && character != '_')?;
    let (variable, after) = rest.split_at(end);
    let after = after.trim_start();
    let is_bound = (after.starts_with('=') || after.starts_with(':')) && code.contains("spawn");
    (is_bound && !variable.starts_with('_')).then_some(variable)
}

/// The variable on which a line calls something that locks, sends or adds: `list` in `let l = list.lock();`.
fn receiver(code: &str) -> Option<String> {
    const CALLS: &[&str] = &[
        ".lock",
        ".try_lock",
        ".read",
        ".try_read",
        ".write",
        ".try_write",
        ".upgradable_read",
        ".send",
        ".recv",
        ".fetch_",
        ".load",
        ".store",
        ".compare_exchange",
        ".swap",
    ];
    let end = CALLS.iter().filter_map(|call| code.find(call)).min()?;
    let mut name = &code[..end];
    // Past an index: `forks[left].lock()` is about `forks`.
    while name.ends_with(']') {
        name = &name[..name.rfind('[')?];
    }
    let mut start = start_of_last_name(name);
    // `BELL.0` is a name, `0` is none.
    if name[start..].bytes().all(|byte| byte.is_ascii_digit()) && name[..start].ends_with('.') {
        start = start_of_last_name(&name[..start - 1]);
    }
    let name = &name[start..];
    (!name.is_empty() && !name.starts_with(|character: char| character.is_ascii_digit()) && name != "self")
        .then(|| name.to_owned())
}

/// What a line adds or takes away, where it says so in figures: 5 in `*count += 5;`.
fn figure(code: &str) -> Option<i64> {
    let after = code.split_once("+= ").or_else(|| code.split_once("-= "))?.1;
    after.split([';', ' ', ')', ',', '}']).next()?.parse().ok()
}

/// Where the letters begin that a text ends with.
fn start_of_last_name(text: &str) -> usize {
    text.rfind(|character: char| !character.is_alphanumeric() && character != '_')
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_is_found_in_its_line() {
        assert_eq!(receiver("let mut list = list.lock();"), Some("list".to_owned()));
        assert_eq!(receiver("*self.count.lock().unwrap() += 1;"), Some("count".to_owned()));
        assert_eq!(receiver("let fork = forks[(left + 1) % 5].try_lock();"), Some("forks".to_owned()));
        assert_eq!(receiver("let mut quiet = BELL.0.lock().unwrap();"), Some("BELL.0".to_owned()));
        assert_eq!(receiver("lock()"), None);
    }

    #[test]
    fn a_figure_is_found_in_its_line() {
        assert_eq!(figure("*count.lock() += 5;"), Some(5));
        assert_eq!(figure("(*from -= 30, *to += 30)"), Some(30));
        assert_eq!(figure("for _ in 0..5 { *count += 1 }"), Some(1));
        assert_eq!(figure("*count += FIVE;"), None);
    }

    #[test]
    fn a_handle_is_found_in_its_line() {
        assert_eq!(bound_variable("let barron = thread::spawn(|| shop());"), Some("barron"));
        assert_eq!(bound_variable("let mut olivia: JoinHandle<()> = store.spawn(shop);"), Some("olivia"));
        assert_eq!(bound_variable("let _ = thread::spawn(shop);"), None);
        assert_eq!(bound_variable("let (a, b) = (thread::spawn(x), thread::spawn(y));"), None);
        assert_eq!(bound_variable("let barron = hire();"), None);
    }

    #[test]
    fn numbers_are_read_as_they_are_printed() {
        assert_eq!(number("10"), Some(10));
        assert_eq!(number("-1"), Some(-1));
        assert_eq!(number("+10"), None);
        assert_eq!(number("010"), None);
        assert_eq!(number("10 "), None);
    }
}
