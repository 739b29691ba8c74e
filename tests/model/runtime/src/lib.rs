//! Modelled threads on one real thread: who runs, what time it is, what has happened. Primitives (locks,
//! channels, atomics) are built above it from the calls in this file; strategies choose below it.
//!
//! A *point* is a place where another thread may run. Between two points a thread runs alone, so what it does
//! there is one step. A primitive announces itself with [`point_at`], does its work, and records it.

mod coroutine;
#[cfg(target_os = "linux")]
mod entropy;
mod lock;
mod machine;
mod panic;
mod process;
mod raw;
mod runnable;
mod scope;
mod slot;
mod strategy;
mod time;

use std::any::Any;
use std::panic::Location;
use std::rc::Rc;

pub use lock::{Condition, RawLock};
pub use machine::{Access, Key, Woken};
pub use panic::{
    Hook, Payload, caught, caught_by_us, is_panicking, panicking_again, resumed_by_us, set_hook, take_hook,
};
pub use process::{Entry, main};
pub use raw::{
    RawConditionOf, RawFairMutex, RawMutex, RawReentrant, RawRwLock, RawRwLockRecursive, ThreadId,
};
pub use scope::{Member, Scope};
pub use slot::Slot;
pub use threadbare_trace as trace;
use threadbare_trace::{Nanos, ObjectKind, Stream, Thread, Wait, What};
pub use time::Instant;

use machine::{NEVER, Next, with};

/// Names an object of the program in the events; numbered at its first use in each execution.
#[derive(Debug, Default)]
pub struct ObjectId(pub(crate) std::sync::atomic::AtomicU64);

impl ObjectId {
    pub const fn new() -> Self {
        ObjectId(std::sync::atomic::AtomicU64::new(0))
    }

    /// The object's number in this execution.
    pub fn get(&self, kind: ObjectKind) -> threadbare_trace::Object {
        with(|machine| machine.object(&self.0, kind))
    }
}

/// Notes the place of the program from which a call of the model comes.
pub fn at(location: &'static Location<'static>) {
    with(|machine| machine.at(location));
}

/// Other threads may run here; then this one goes on to do what `access` says.
pub fn point(access: Access) {
    go_on(with(|machine| machine.point(access)));
}

/// Gives way if it is another's turn.
#[inline(always)]
fn go_on(next: Next) {
    if next == Next::Other {
        coroutine::suspend();
    }
}

/// [`at`], then [`point`].
pub fn point_at(location: &'static Location<'static>, access: Access) {
    go_on(with(|machine| {
        machine.at(location);
        machine.point(access)
    }));
}

/// Adds an event of the running thread.
pub fn record(what: What) {
    with(|machine| machine.record(&what));
}

/// Adds an event of any thread: of one that waits, where the running one does for it what it waits for.
pub fn record_of(thread: Thread, what: What) {
    with(|machine| machine.record_of(thread, &what));
}

/// Others may run before a thread goes on that has let them: what it drops next may still be in their way.
pub fn let_others_in() {
    go_on(with(machine::Machine::let_others_in));
}

/// Whether something that may go wrong for no reason, such as a weak compare-exchange, does so now.
pub fn fails_for_no_reason() -> bool {
    with(machine::Machine::fails_for_no_reason)
}

/// Says that something changed which others may be looking for, so that whoever polls may look again.
pub fn changed(key: Key) {
    with(|machine| machine.changed(key));
}

/// Says that the running thread looked and found nothing changed. One that does nothing else is spinning: it is
/// passed over while others can run, and lets time pass when nobody else can.
pub fn polled() {
    with(|machine| machine.polled());
}

/// The running thread reads `key` in this step (which matters to partial-order reduction only).
pub fn touched(key: Key, write: bool) {
    with(|machine| machine.touched(key, write));
}

/// The running thread read `value` from `object`; polling, if it found the same there the last time it looked.
pub fn looked(object: threadbare_trace::Object, value: i64) {
    with(|machine| machine.looked(object, value));
}

/// Waits until `ready` answers, or until `deadline` (virtual time, `None` for no limit); asks at once, and again
/// whenever one of `keys` has been woken. Records the wait if there is one.
#[inline(always)]
pub fn wait_until<T>(
    on: Wait,
    keys: &[Key],
    deadline: Option<Nanos>,
    mut ready: impl FnMut() -> Option<T>,
) -> Option<T> {
    if let Some(found) = ready() {
        return Some(found);
    }
    if let Some(deadline) = deadline
        && deadline <= now()
    {
        // Held up until its limit was over, it still means to wait.
        let limit = with(|machine| machine.limit_asked_for(deadline));
        // A pause of nought is one of the lengths that may be drawn.
        if limit > 0 || matches!(on, Wait::Park | Wait::Condition { .. }) {
            record(What::Blocked { on, limit: Some(limit) });
            record(What::Unblocked { timed_out: true });
        }
        polled();
        return None;
    }
    with(|machine| machine.begin_wait(on, keys, deadline));
    loop {
        go_on(with(|machine| machine.block()));
        match with(|machine| machine.woken()) {
            Woken::Ready => {
                if let Some(found) = ready() {
                    with(|machine| machine.end_wait(false));
                    return Some(found);
                }
            }
            Woken::TimedOut => {
                // What came between the deadline and this step still counts.
                let found = ready();
                with(|machine| machine.end_wait(found.is_none()));
                return found;
            }
        }
    }
}

/// Lets everybody who waits for `key` look again.
pub fn wake(key: Key) {
    with(|machine| machine.wake(key));
}

/// Lets those who wait for `key` and have not looked yet go on waiting: what they were woken for is gone.
pub fn hold_back(key: Key) {
    with(|machine| machine.hold_back(key));
}

/// Starts a thread. `body` catches the program's own panics and answers whether there was one.
pub fn spawn(name: Option<String>, body: Box<dyn FnOnce() -> bool>) -> Thread {
    with(|machine| machine.spawn(name, body))
}

/// [`spawn`] for a body that borrows from a frame of the spawning thread.
///
/// # Safety
/// The caller must not leave the frame that `body` borrows from before [`has_ended`] says so of the thread, or
/// must never run again.
#[expect(unsafe_code, reason = "a scope's threads borrow; the scope waits for them")]
pub unsafe fn spawn_borrowing<'a>(name: Option<String>, body: Box<dyn FnOnce() -> bool + 'a>) -> Thread {
    // SAFETY: only the lifetime changes, and the caller keeps the borrowed frame until the body has returned.
    let body =
        unsafe { std::mem::transmute::<Box<dyn FnOnce() -> bool + 'a>, Box<dyn FnOnce() -> bool>>(body) };
    spawn(name, body)
}

/// The running thread.
pub fn current() -> Thread {
    with(|machine| machine.current())
}

/// The name that a thread was given; main's is `main`.
pub fn name(thread: Thread) -> Option<String> {
    with(|machine| machine.name(thread))
}

/// Its closure has returned or unwound.
pub fn has_ended(thread: Thread) -> bool {
    with(|machine| machine.has_ended(thread))
}

/// It has ended and its thread-locals are gone: what a join waits for, under [`Key::thread`].
pub fn is_gone(thread: Thread) -> bool {
    with(|machine| machine.is_gone(thread))
}

/// Gives a thread its park token.
pub fn give_token(thread: Thread) {
    with(|machine| machine.give_token(thread));
}

/// Takes the running thread's park token, if it has one.
pub fn take_token() -> Option<()> {
    with(|machine| machine.take_token()).then_some(())
}

/// Virtual nanoseconds since the execution began. Not a point, and not polling: see [`read_clock`].
pub fn now() -> Nanos {
    with(|machine| machine.now())
}

/// The moment that [`now`] tells, for a program that did not ask.
pub fn instant() -> Instant {
    Instant::now_quietly()
}

/// A program reads the clock: a point, and polling, since a loop that does only this waits for time to pass.
pub fn read_clock() -> Nanos {
    point(Access::read(Key::CLOCK));
    with(|machine| machine.read_clock())
}

/// The deadline for a wait of `nanoseconds` from now; it saturates, and then never comes.
pub fn deadline_after(nanoseconds: u128) -> Option<Nanos> {
    let nanoseconds = Nanos::try_from(nanoseconds).unwrap_or(NEVER);
    let deadline = with(machine::Machine::asks_for_time).saturating_add(nanoseconds);
    (deadline < NEVER).then_some(deadline)
}

/// A moment as a deadline; `None` where it lies beyond all time.
pub fn deadline_at(moment: Instant) -> Option<Nanos> {
    // No method of `Instant`: programs would see it.
    moment.deadline()
}

/// Sleeps for so many virtual nanoseconds.
pub fn sleep(nanoseconds: u128) {
    point(Access::none());
    if nanoseconds == 0 {
        // No wait, but a draw of nought is one of the lengths that a pause may have.
        record(What::Blocked { on: Wait::Sleep, limit: Some(0) });
        record(What::Unblocked { timed_out: true });
        polled();
        return;
    }
    let deadline = Some(deadline_after(nanoseconds).unwrap_or(NEVER));
    wait_until(Wait::Sleep, &[], deadline, || None::<()>);
}

/// A random number from the schedule's seed; each thread has a stream of its own.
pub fn random() -> u64 {
    with(|machine| machine.random())
}

/// A number from the schedule's seed that is the same all through an execution: hash keys, the clock's start.
pub fn salt() -> u64 {
    with(|machine| machine.salt())
}

/// The schedule picks one of `count`.
pub fn pick(count: usize) -> usize {
    with(|machine| machine.pick(count))
}

/// Prints, in one call; waits while another thread holds the stream's lock.
pub fn print(stream: Stream, text: &str) {
    point(Access::write(Key::OUTPUT));
    wait_for_stream(stream);
    with(|machine| machine.print(stream, text));
}

fn wait_for_stream(stream: Stream) {
    wait_until(Wait::Output, &[Key::OUTPUT], None, || {
        with(|machine| machine.stream_is_free(stream)).then_some(())
    });
}

/// `Stdout::lock`: until [`unlock_stream`], only the running thread prints there. May be taken several times.
pub fn lock_stream(stream: Stream) {
    point(Access::write(Key::OUTPUT));
    wait_for_stream(stream);
    with(|machine| machine.hold_stream(stream));
}

/// Undoes one [`lock_stream`].
pub fn unlock_stream(stream: Stream) {
    if with(|machine| machine.let_go_of_stream(stream)) {
        wake(Key::OUTPUT);
    }
}

/// Ends the execution with an exit status. The running thread never runs again; nothing is unwound.
pub fn exit(code: i32) -> ! {
    point(Access::write(Key::END));
    with(|machine| machine.exit(code, false));
    loop {
        coroutine::suspend();
    }
}

/// Ends the execution as `process::abort` ends a process.
pub fn abort() -> ! {
    point(Access::write(Key::END));
    with(machine::Machine::abort);
    loop {
        coroutine::suspend();
    }
}

/// Starts the thread that runs the program's Ctrl-C handler; `None` where there is one already.
pub fn spawn_handler(name: Option<String>, body: Box<dyn FnOnce() -> bool>) -> Option<Thread> {
    if with(|machine| machine.has_handler()) {
        return None;
    }
    let thread = spawn(name, body);
    with(|machine| machine.set_handler(thread));
    Some(thread)
}

/// Waits, in the thread that [`spawn_handler`] started, until Ctrl-C comes.
pub fn wait_for_interrupt() {
    loop {
        go_on(with(|machine| machine.block_for_interrupt()));
        if with(machine::Machine::take_interrupt) {
            return;
        }
    }
}

/// The running thread's own value for `key`, the address of a `thread_local!`; made by `make` when there is none.
/// `None` once it has been destroyed, which only happens to what `needs_drop`.
pub fn local(key: usize, needs_drop: bool, make: impl FnOnce() -> Rc<dyn Any>) -> Option<Rc<dyn Any>> {
    match with(|machine| machine.local(key)) {
        machine::Local::Made(value) => Some(value),
        machine::Local::Destroyed => None,
        machine::Local::New => {
            let value = make();
            with(|machine| machine.set_local(key, needs_drop, value.clone()));
            Some(value)
        }
    }
}

/// How many of the program's threads wait for `key`, those that were woken and have not run yet included.
pub fn waiting_for(key: Key) -> usize {
    with(|machine| machine.waiting_for(key))
}

/// The lock that the running thread acquired last: a guard asks as it is made, to speak of it later.
pub fn last_acquired() -> threadbare_trace::Object {
    with(|machine| machine.last_acquired())
}

/// Takes a reentrant lock once more that the running thread holds already.
pub fn enter_again(lock: threadbare_trace::Object, how: threadbare_trace::How) {
    point(Access::write(Key::object(lock)));
    with(|machine| lock::enter_again(machine, lock, how));
}

/// Gives back what [`enter_again`] took.
pub fn leave_again(lock: threadbare_trace::Object) {
    with(|machine| lock::leave_again(machine, lock));
}

/// A guard's data is reached.
pub fn touch(lock: threadbare_trace::Object, write: bool) {
    with(|machine| machine.touch(lock, write));
}

/// [`at`], then [`touch`].
pub fn touch_at(location: &'static Location<'static>, lock: threadbare_trace::Object, write: bool) {
    with(|machine| {
        machine.at(location);
        machine.touch(lock, write);
    });
}

/// What a lock guards as it is about to be released, for the event: see [`observe`].
pub fn leave(lock: threadbare_trace::Object, value: Option<i64>) {
    with(|machine| lock::set_value(machine, lock, value));
}

/// What an integer or a `bool` is worth, for the events; `None` for every other type.
pub fn observe<T: ?Sized>(value: &T) -> Option<i64> {
    lock::observe(value)
}
