//! The state of one execution: threads, the clock, what has happened. It knows no primitive but the waiting that all of
//! them share.

mod choosing;
mod clock;
mod ending;
mod waiting;

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem::{self, ManuallyDrop};
use std::panic::Location;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use threadbare_trace::log::{Log, Place};
use threadbare_trace::wire::{Job, Limits};
use threadbare_trace::{
    Choice, Ending, Execution, Limit, Line, Nanos, Object, ObjectKind, Schedule, Strategy, Stream, Thread,
    Time, What,
};

use crate::coroutine::Coroutines;
use crate::lock::LockState;
use crate::runnable::Runnable;
use crate::strategy::{Chooser, Random};
use crate::{panic, process};
use waiting::Waiting;

/// A deadline that never comes.
pub(crate) const NEVER: Nanos = Nanos::MAX;

pub(crate) type Body = Box<dyn FnOnce() -> bool>;

thread_local! {
    /// As old as the process: never dropped, so that reaching it costs nothing.
    static MACHINE: RefCell<ManuallyDrop<Machine>> = const { RefCell::new(ManuallyDrop::new(Machine::new())) };
}

/// Everything above and below reaches the machine here.
pub(crate) fn with<T>(action: impl FnOnce(&mut Machine) -> T) -> T {
    MACHINE.with_borrow_mut(|machine| action(machine))
}

/// Whatever can be waited for, or touched by two threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key(u32);

impl Key {
    pub(crate) const OUTPUT: Key = Key(1 << 18);
    /// What time it is.
    pub const CLOCK: Key = Key((1 << 18) + 1);
    const THREADS: Key = Key((1 << 18) + 2);
    /// The end of the process, which cuts off whatever anybody is about to do.
    pub(crate) const END: Key = Key((1 << 18) + 3);

    pub const fn object(object: Object) -> Key {
        Key(object as u32)
    }

    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// The end of a thread, and its park token.
    pub const fn thread(thread: Thread) -> Key {
        Key((1 << 16) + thread as u32)
    }

    /// The end of the threads of a scope that this thread opened.
    pub const fn scope(owner: Thread) -> Key {
        Key((1 << 17) + owner as u32)
    }

    /// Room for one more message in this channel.
    pub const fn room(channel: Object) -> Key {
        Key((1 << 19) + channel as u32)
    }

    /// Another thread comes to meet this one at a channel that holds no messages.
    pub const fn meeting(thread: Thread) -> Key {
        Key((1 << 20) + thread as u32)
    }
}

/// What a thread is about to do at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access {
    pub(crate) key: Option<Key>,
    pub(crate) write: bool,
}

impl Access {
    /// Nothing that another thread could notice.
    pub const fn none() -> Access {
        Access { key: None, write: false }
    }

    pub const fn read(key: Key) -> Access {
        Access { key: Some(key), write: false }
    }

    pub const fn write(key: Key) -> Access {
        Access { key: Some(key), write: true }
    }

    /// The order of the two may matter.
    pub(crate) fn conflicts_with(self, other: Access) -> bool {
        let ends = self.key == Some(Key::END) || other.key == Some(Key::END);
        ends || self.key.is_some() && self.key == other.key && (self.write || other.write)
    }
}

/// Why a waiting thread runs again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    Ready,
    TimedOut,
}

/// Who runs after a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// The same thread goes on.
    Same,
    /// Another one, or nobody: this one has to give way.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    Runnable,
    Blocked,
    Gone,
}

struct ThreadState {
    status: Status,
    name: Option<String>,
    /// Where it stands while others run.
    line: Line,
    woken: Woken,
    /// Its wait for a condition was answered.
    notified: bool,
    /// Its next wait ends for no reason.
    wakes_early: bool,
    ended: bool,
    body: Option<Body>,
    access: Access,
    polls: u32,
    changes_seen: u64,
    /// How much had changed when it last read the clock.
    clock_read: Option<u64>,
    /// What time it was when it worked out its next deadline, as far as that is known.
    asked_at: Option<Nanos>,
    panics: u32,
    /// It was unparked, and has not parked since.
    token: bool,
    random: Random,
    last_acquired: Object,
}

pub(crate) enum Local {
    Made(Rc<dyn Any>),
    New,
    Destroyed,
}

/// How a job wants its executions.
pub(crate) struct Settings {
    pub(crate) schedule: Schedule,
    pub(crate) limits: Limits,
    pub(crate) spurious: bool,
    pub(crate) deviations: bool,
    /// Ctrl-C comes at this step.
    pub(crate) interrupts_at: Vec<u32>,
}

impl Settings {
    /// For the execution of `job` under `schedule`; `points` is about how many the program takes.
    pub(crate) fn new(job: &Job, schedule: Schedule, limits: Limits, points: u32) -> Settings {
        let mut random = Random::new(schedule.seed ^ 0x696e_7465_7272_7570);
        let listed = |(step, choice): &(u32, Choice)| (*choice == Choice::Interrupt).then_some(*step);
        let interrupts_at = match &schedule.strategy {
            Strategy::Steps(steps) | Strategy::TerseSteps(steps) => steps.iter().filter_map(listed).collect(),
            _ if !job.interrupts => Vec::new(),
            _ => {
                // Not at all, once as often as both others, or twice.
                let presses = [0, 1, 1, 2][random.below(4) as usize];
                let somewhere = |random: &mut Random, most: u32| 1 + random.below(u64::from(most) + 1) as u32;
                // What goes wrong does so where things begin or end, and while the first is still being answered.
                let first = match random.below(4) {
                    0 => somewhere(&mut random, points.min(40)),
                    1 => points.saturating_sub(somewhere(&mut random, points.min(40))),
                    _ => somewhere(&mut random, points + points / 8),
                };
                let soon = if random.below(2) == 0 { 8 } else { 40 };
                let steps = [first, first + somewhere(&mut random, soon)];
                steps[..presses].to_vec()
            }
        };
        let deviations = job.deviations || job.strategy == Strategy::Exhaustive;
        Settings { limits, spurious: job.spurious, deviations, interrupts_at, schedule }
    }
}

pub(crate) struct Machine {
    epoch: u64,
    settings: Settings,
    chooser: Chooser,
    threads: Vec<ThreadState>,
    /// What most choices are among.
    runnable: Runnable,
    /// The waits that are under way, in the order in which they began; who was woken and has not run is in one still.
    waiting: Vec<Waiting>,
    /// Of these, how many have a deadline.
    deadlines: u32,
    /// Nobody has polled more often than this since something changed.
    most_polls: u32,
    current: Thread,
    /// Where it stands.
    line: Line,
    /// Whom the scheduler resumes next.
    chosen: Option<Thread>,
    ending: Option<Ending>,
    step: u32,
    now: Nanos,
    /// The step at which the clock last moved.
    moved_at: u32,
    changes: u64,
    decisions: u32,
    deviations: Vec<(u32, Choice)>,
    events: Log,
    /// What each thread found in each object when it last looked.
    seen: BTreeMap<(Thread, Object), i64>,
    locals: BTreeMap<(Thread, usize), Option<Rc<dyn Any>>>,
    /// Those that are to be dropped, in the order in which they were made.
    locals_in_order: Vec<(Thread, usize)>,
    /// What the guards of locks were used for in the step that is under way.
    touched: Vec<(Object, bool, Line)>,
    objects: Vec<ObjectKind>,
    pub(crate) locks: Vec<LockState>,
    printed: u64,
    /// Who holds standard output and standard error, how many times.
    streams: [Option<(Thread, u32)>; 2],
    file: String,
    /// The address of the last location's file name, and whether it is the program's own file.
    last_file: (usize, bool),
    candidates: Vec<Choice>,
    points_suspended: bool,
    /// Whoever can run may be next, each as likely, and nobody asks which it was.
    walks_at_random: bool,
    /// See [`Machine::releases_are_points`].
    releases_are_points: bool,
    /// See [`Machine::releases_are_left_by_points`].
    leaves_by_points: bool,
    /// How often Ctrl-C was pressed.
    presses: usize,
    /// Of these, those that the handler has not been called for yet.
    unheard_presses: usize,
    handler: Option<Thread>,
    random: Random,
    main_status: i32,
}

impl Machine {
    const fn new() -> Machine {
        Machine {
            epoch: 0,
            chooser: Chooser::IDLE,
            settings: Settings {
                schedule: Schedule { strategy: Strategy::Random, seed: 0, time: Time::Exact },
                limits: Limits::USUAL,
                spurious: false,
                deviations: false,
                interrupts_at: Vec::new(),
            },
            threads: Vec::new(),
            runnable: Runnable::new(),
            waiting: Vec::new(),
            deadlines: 0,
            most_polls: 0,
            current: 0,
            line: 0,
            chosen: None,
            ending: None,
            step: 0,
            now: 0,
            moved_at: 0,
            changes: 0,
            decisions: 0,
            deviations: Vec::new(),
            events: Log::new(),
            seen: BTreeMap::new(),
            locals: BTreeMap::new(),
            locals_in_order: Vec::new(),
            touched: Vec::new(),
            objects: Vec::new(),
            locks: Vec::new(),
            printed: 0,
            streams: [None; 2],
            file: String::new(),
            last_file: (0, false),
            candidates: Vec::new(),
            points_suspended: false,
            walks_at_random: false,
            releases_are_points: false,
            leaves_by_points: false,
            presses: 0,
            unheard_presses: 0,
            handler: None,
            random: Random::IDLE,
            main_status: 0,
        }
    }

    /// The name of the program's own file, once a process.
    pub(crate) fn set_file(&mut self, file: &str) {
        file.clone_into(&mut self.file);
    }

    fn begin(&mut self, settings: Settings, chooser: Chooser, body: Body) {
        self.epoch += 1;
        self.random = Random::new(settings.schedule.seed ^ 0x7361_6c74);
        #[cfg(target_os = "linux")]
        crate::entropy::begin(self.salt());
        self.settings = settings;
        self.chooser = chooser;
        self.threads.clear();
        self.runnable.clear();
        self.waiting.clear();
        self.deadlines = 0;
        self.most_polls = 0;
        self.current = 0;
        self.line = 0;
        self.chosen = None;
        self.ending = None;
        self.step = 0;
        self.now = 0;
        self.moved_at = 0;
        self.changes = 0;
        self.decisions = 0;
        self.deviations.clear();
        self.events.clear();
        self.seen.clear();
        self.locals.clear();
        self.locals_in_order.clear();
        self.touched.clear();
        self.objects.clear();
        self.locks.clear();
        self.printed = 0;
        self.streams = [None; 2];
        self.points_suspended = false;
        self.walks_at_random = self.chooser.walks_at_random() && !self.settings.deviations;
        let terse = matches!(self.settings.schedule.strategy, Strategy::TerseSteps(_));
        self.releases_are_points = !terse && !self.chooser.is_terse();
        self.leaves_by_points = self.releases_are_points && self.salt().is_multiple_of(8);
        self.presses = 0;
        self.unheard_presses = 0;
        self.handler = None;
        self.main_status = 0;
        self.new_thread(0, Some("main".to_owned()), body);
        self.chosen = Some(0);
    }

    fn new_thread(&mut self, thread: Thread, name: Option<String>, body: Body) {
        self.runnable.insert(thread);
        self.threads.push(ThreadState {
            status: Status::Runnable,
            name,
            line: 0,
            woken: Woken::Ready,
            notified: false,
            wakes_early: false,
            ended: false,
            body: Some(body),
            access: Access::none(),
            polls: 0,
            changes_seen: 0,
            clock_read: None,
            asked_at: None,
            panics: 0,
            token: false,
            random: Random::new(self.settings.schedule.seed.rotate_left(16) ^ u64::from(thread)),
            last_acquired: 0,
        });
    }

    fn me(&mut self) -> &mut ThreadState {
        &mut self.threads[usize::from(self.current)]
    }

    fn set_status(&mut self, thread: Thread, status: Status) {
        let before = mem::replace(&mut self.threads[usize::from(thread)].status, status);
        if (before == Status::Runnable) == (status == Status::Runnable) {
            return;
        }
        if status == Status::Runnable {
            self.runnable.insert(thread);
        } else {
            self.runnable.remove(thread);
        }
    }

    /// Lets a blocked thread go on.
    fn resume(&mut self, thread: Thread, woken: Woken) {
        let state = &mut self.threads[usize::from(thread)];
        state.status = Status::Runnable;
        state.woken = woken;
        self.runnable.insert(thread);
    }

    /// Keeps a thread that can run from going on.
    fn suspend(&mut self, thread: Thread) {
        self.threads[usize::from(thread)].status = Status::Blocked;
        self.runnable.remove(thread);
    }

    // Places and events.

    pub(crate) fn at(&mut self, location: &'static Location<'static>) {
        self.at_place(location.file(), location.line());
    }

    #[inline(always)]
    pub(crate) fn at_place(&mut self, file: &str, line: Line) {
        let address = file.as_ptr() as usize;
        if self.last_file.0 != address {
            self.last_file = (address, file == self.file);
        }
        let line = if self.last_file.1 { line } else { 0 };
        self.line = line;
        process::note_place(self.current, line);
    }

    /// Inlined, so that what happened is known to whoever writes it down.
    #[inline(always)]
    pub(crate) fn record(&mut self, what: &What) {
        let line = match what {
            // A drop has no place of its own that a program could name.
            What::Released { .. } | What::Disconnected { .. } => 0,
            _ => self.line,
        };
        let place = Place { step: self.step, time: self.now, thread: self.current, line };
        self.events.push(place, what);
    }

    /// An event of any thread, at the place where that one stands.
    pub(crate) fn record_of(&mut self, thread: Thread, what: &What) {
        let line = if thread == self.current { self.line } else { self.threads[usize::from(thread)].line };
        self.events.push(Place { step: self.step, time: self.now, thread, line }, what);
    }

    /// What a step does over and over again is told once: without a point it could go on for ever.
    #[inline(always)]
    pub(crate) fn touch(&mut self, lock: Object, write: bool) {
        let touch = (lock, write, self.line);
        if !self.touched.contains(&touch) {
            self.touched.push(touch);
            self.record(&What::Touched { lock, write });
        }
    }

    pub(crate) fn object(&mut self, id: &AtomicU64, kind: ObjectKind) -> Object {
        let known = id.load(Ordering::Relaxed);
        if known >> 32 == self.epoch {
            return known as Object;
        }
        self.new_object(id, kind)
    }

    #[cold]
    fn new_object(&mut self, id: &AtomicU64, kind: ObjectKind) -> Object {
        let object = self.objects.len() as Object;
        if object == Object::MAX {
            self.end(Ending::Exceeded { limit: Limit::Objects });
            return object - 1;
        }
        self.objects.push(kind);
        self.locks.push(LockState::default());
        id.store(self.epoch << 32 | u64::from(object), Ordering::Relaxed);
        object
    }

    /// Another thread may now find what it looked for.
    pub(crate) fn changed(&mut self, key: Key) {
        self.changes += 1;
        self.most_polls = 0;
        self.chooser.touched(key, true);
    }

    pub(crate) fn touched(&mut self, key: Key, write: bool) {
        self.chooser.touched(key, write);
    }

    pub(crate) fn polled(&mut self) {
        let changes = self.changes;
        let me = self.me();
        me.polls = if me.changes_seen == changes { me.polls.saturating_add(1) } else { 1 };
        me.changes_seen = changes;
        let polls = me.polls;
        self.most_polls = self.most_polls.max(polls);
    }

    pub(crate) fn looked(&mut self, object: Object, value: i64) {
        if self.seen.insert((self.current, object), value) == Some(value) {
            self.polled();
        }
    }

    pub(crate) fn acquired(&mut self, lock: Object) {
        self.me().last_acquired = lock;
    }

    pub(crate) fn last_acquired(&self) -> Object {
        self.threads[usize::from(self.current)].last_acquired
    }

    // Threads.

    pub(crate) fn spawn(&mut self, name: Option<String>, body: Body) -> Thread {
        let thread = self.threads.len() as Thread;
        if thread >= self.settings.limits.threads {
            self.end(Ending::Exceeded { limit: Limit::Threads });
        }
        self.new_thread(thread, name.clone(), body);
        self.threads[usize::from(thread)].line = self.line;
        self.changed(Key::THREADS);
        self.record(&What::Spawned { thread, name });
        thread
    }

    pub(crate) fn current(&self) -> Thread {
        self.current
    }

    pub(crate) fn name(&self, thread: Thread) -> Option<String> {
        self.threads.get(usize::from(thread))?.name.clone()
    }

    pub(crate) fn has_ended(&mut self, thread: Thread) -> bool {
        self.chooser.touched(Key::thread(thread), false);
        self.threads[usize::from(thread)].ended
    }

    pub(crate) fn is_gone(&mut self, thread: Thread) -> bool {
        self.chooser.touched(Key::thread(thread), false);
        self.threads[usize::from(thread)].status == Status::Gone
    }

    pub(crate) fn give_token(&mut self, thread: Thread) {
        self.threads[usize::from(thread)].token = true;
        self.record(&What::Unparked { thread });
        self.wake(Key::thread(thread));
    }

    pub(crate) fn take_token(&mut self) -> bool {
        mem::take(&mut self.me().token)
    }

    pub(crate) fn local(&mut self, key: usize) -> Local {
        match self.locals.get(&(self.current, key)) {
            Some(Some(value)) => Local::Made(value.clone()),
            Some(None) => Local::Destroyed,
            None => Local::New,
        }
    }

    pub(crate) fn set_local(&mut self, key: usize, needs_drop: bool, value: Rc<dyn Any>) {
        self.locals.insert((self.current, key), Some(value));
        if needs_drop {
            self.locals_in_order.push((self.current, key));
        }
    }

    /// The next thread-local to destroy, the last made first.
    fn take_local(&mut self) -> Option<Rc<dyn Any>> {
        let last = self.locals_in_order.iter().rposition(|(thread, _)| *thread == self.current)?;
        let local = self.locals_in_order.remove(last);
        self.locals.insert(local, None)?
    }

    // Panics.

    pub(crate) fn panicked(&mut self, message: String) {
        self.me().panics += 1;
        self.record(&What::Panicked { message });
    }

    pub(crate) fn panicked_silently(&mut self) {
        self.panicked("resumed".to_owned());
    }

    pub(crate) fn panics(&mut self) -> u32 {
        self.me().panics
    }

    pub(crate) fn set_panics(&mut self, panics: u32) {
        self.me().panics = panics;
    }

    // What programs draw and print.

    pub(crate) fn random(&mut self) -> u64 {
        self.me().random.next()
    }

    pub(crate) fn salt(&self) -> u64 {
        self.random.clone().next()
    }

    pub(crate) fn pick(&mut self, count: usize) -> usize {
        if count < 2 {
            return 0;
        }
        let number = self.decisions;
        self.decisions += 1;
        let picked = self.chooser.pick(number, count).min(count - 1);
        if picked != 0 {
            self.deviate(number, Choice::Pick(picked as u16));
        }
        picked
    }

    fn pick_one_in(&mut self, count: u64) -> bool {
        let number = self.decisions;
        self.decisions += 1;
        let picked = self.chooser.one_in(number, count);
        if picked {
            self.deviate(number, Choice::Pick(1));
        }
        picked
    }

    pub(crate) fn print(&mut self, stream: Stream, text: &str) {
        self.printed += text.len() as u64;
        if self.printed > u64::from(self.settings.limits.printed_bytes) {
            self.end(Ending::Exceeded { limit: Limit::Printed });
            return;
        }
        self.record(&What::Printed { stream, text: text.to_owned() });
    }

    pub(crate) fn stream_is_free(&self, stream: Stream) -> bool {
        self.streams[stream as usize].is_none_or(|(holder, _)| holder == self.current)
    }

    pub(crate) fn hold_stream(&mut self, stream: Stream) {
        let current = self.current;
        let (_, depth) = self.streams[stream as usize].get_or_insert((current, 0));
        *depth += 1;
    }

    /// Answers whether it is free now.
    pub(crate) fn let_go_of_stream(&mut self, stream: Stream) -> bool {
        let held = &mut self.streams[stream as usize];
        if let Some((_, depth)) = held {
            *depth -= 1;
            if *depth > 0 {
                return false;
            }
        }
        *held = None;
        true
    }

    // Ctrl-C.

    pub(crate) fn has_handler(&mut self) -> bool {
        self.chooser.touched(Key::THREADS, false);
        self.handler.is_some()
    }

    pub(crate) fn set_handler(&mut self, thread: Thread) {
        self.handler = Some(thread);
    }

    fn can_interrupt(&self) -> bool {
        self.presses < self.settings.interrupts_at.len() && self.handler.is_some()
    }

    fn interrupt(&mut self) {
        let Some(handler) = self.handler else { return };
        self.presses += 1;
        self.unheard_presses += 1;
        // Named by its step: it is no choice among threads.
        self.deviate(self.step, Choice::Interrupt);
        // Told as it comes, not as it is heard: a handler may still be at the one before.
        self.record_of(handler, &What::Interrupted);
        self.changed(Key::thread(handler));
        let is_blocked = self.threads[usize::from(handler)].status == Status::Blocked;
        if is_blocked && self.wait_of(handler).is_none() {
            self.set_status(handler, Status::Runnable);
        }
    }

    /// The handler's thread is no part of the program until Ctrl-C comes: its wait is not told.
    pub(crate) fn block_for_interrupt(&mut self) -> Next {
        if self.unheard_presses == 0 {
            self.set_status(self.current, Status::Blocked);
        }
        self.choose()
    }

    pub(crate) fn take_interrupt(&mut self) -> bool {
        let comes = self.unheard_presses > 0;
        if comes {
            self.unheard_presses -= 1;
        }
        comes
    }
}

/// Runs the body of the current thread, and what a real thread does after it.
pub(crate) fn run_body() {
    let body = with(|machine| {
        machine.record(&What::Started);
        machine.me().body.take()
    });
    let panicked = body.is_some_and(|body| body());
    let (thread, main) = with(|machine| {
        machine.record(&What::Ended { panicked });
        machine.set_panics(0);
        machine.me().ended = true;
        let thread = machine.current;
        machine.changed(Key::thread(thread));
        (thread, thread == 0)
    });
    // Destructors may use other thread-locals, and make new ones.
    while let Some(local) = with(Machine::take_local) {
        if panic::caught(|| drop(local)).is_err() {
            // As in a real thread, where a destructor that panics ends the process.
            crate::abort();
        }
    }
    if main {
        // What others do may still come before the end.
        crate::point(Access::write(Key::END));
    }
    with(|machine| {
        machine.set_status(thread, Status::Gone);
        machine.wake(Key::thread(thread));
        if main && panicked {
            machine.record(&What::Exited { code: 101, from_main: true });
            machine.end(Ending::Panicked);
        } else if main {
            machine.exit(machine.main_status, true);
        }
        machine.choose();
    });
}

/// Runs a program once.
pub(crate) fn execute(settings: Settings, chooser: Chooser, body: Body) -> (Execution<Log>, Chooser) {
    panic::reset();
    let schedule = settings.schedule.clone();
    with(|machine| machine.begin(settings, chooser, body));
    let mut coroutines = Coroutines::default();
    let mut next = with(Machine::next_turn);
    while let Some(thread) = next {
        coroutines.resume(thread);
        next = with(Machine::next_turn);
    }
    coroutines.abandon();
    with(|machine| {
        // Whoever did not end keeps its values, as in a process that exits.
        mem::forget(mem::take(&mut machine.locals));
        for thread in &mut machine.threads {
            mem::forget(thread.body.take());
        }
        let execution = Execution {
            schedule,
            events: mem::take(&mut machine.events),
            ending: machine.ending.take().unwrap_or_default(),
            objects: mem::take(&mut machine.objects),
            deviations: mem::take(&mut machine.deviations),
            steps: machine.step,
        };
        (execution, mem::replace(&mut machine.chooser, Chooser::IDLE))
    })
}

/// Takes the buffers of an execution back, so that the next one need not allocate.
pub(crate) fn recycle(mut execution: Execution<Log>) {
    with(|machine| {
        execution.events.clear();
        machine.events = execution.events;
        execution.objects.clear();
        machine.objects = execution.objects;
        execution.deviations.clear();
        machine.deviations = execution.deviations;
    });
}
