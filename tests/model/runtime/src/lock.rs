//! Modelled locks and conditions: who holds what, who may have it next, who is told. Every lock of `std` and of
//! `parking_lot` is one of these, so both mean the same by "held" and "blocked".

use std::any::type_name;
use std::sync::atomic::{AtomicU16, Ordering};

use threadbare_trace::{How, Mode, Nanos, Object, ObjectKind, Thread, Wait, What};

use crate::machine::{Access, Key, Machine, Next, with};
use crate::{ObjectId, go_on, point, polled, record, wait_until, wake};

/// Who holds a lock; kept by the machine, so that an execution that is cut short leaves nothing behind.
#[derive(Clone, Debug, Default)]
pub(crate) struct LockState {
    /// Holds it alone, `depth` times.
    owner: Option<Thread>,
    depth: u32,
    /// Once for each hold.
    readers: Vec<Thread>,
    upgradable: Option<Thread>,
    /// Released fairly: the next one is known.
    handed_to: Option<Thread>,
    /// How many wait for it, those included that were woken and have not run.
    pub(crate) waiting: u32,
    /// What it guards, if the guard was written through and the value is one that can be told.
    value: Option<i64>,
}

impl LockState {
    pub(crate) fn holders(&self) -> impl Iterator<Item = Thread> {
        self.readers.iter().copied().chain(self.owner).chain(self.upgradable)
    }

    pub(crate) fn is_held_by(&self, thread: Thread) -> bool {
        self.owner == Some(thread) || self.upgradable == Some(thread) || self.readers.contains(&thread)
    }

    fn is_held(&self) -> bool {
        self.owner.is_some() || self.upgradable.is_some() || !self.readers.is_empty()
    }
}

impl Machine {
    fn lock_state(&mut self, lock: Object) -> &mut LockState {
        &mut self.locks[usize::from(lock)]
    }

    /// Whether the running thread could take the lock now. `barges`: past writers that wait.
    fn is_free(&self, lock: Object, mode: Mode, barges: bool) -> bool {
        let me = self.current();
        let state = &self.locks[usize::from(lock)];
        if state.handed_to.is_some_and(|next| next != me) {
            return false;
        }
        // A reader that comes after a writer waits behind it, as in both real implementations.
        let writer_ahead = || self.writers_ahead_of(me, lock).next().is_some();
        match mode {
            Mode::Mutex => state.owner.is_none(),
            Mode::Reentrant => state.owner.is_none_or(|owner| owner == me),
            Mode::Write => state.owner.is_none() && state.readers.is_empty() && state.upgradable.is_none(),
            Mode::Read => state.owner.is_none() && (barges || !writer_ahead()),
            Mode::Upgradable => {
                state.owner.is_none() && state.upgradable.is_none() && (barges || !writer_ahead())
            }
        }
    }

    fn take_if_free(&mut self, lock: Object, mode: Mode, how: How, barges: bool) -> bool {
        let free = self.is_free(lock, mode, barges);
        if free {
            self.take(lock, mode, how);
        }
        free
    }

    /// The running thread holds the lock from here on.
    fn take(&mut self, lock: Object, mode: Mode, how: How) {
        self.hold(lock, mode, how);
        self.changed(Key::object(lock));
        // Whoever was woken for it and has not run finds it taken again.
        if !matches!(mode, Mode::Read | Mode::Upgradable) && self.lock_state(lock).waiting > 0 {
            self.hold_back(Key::object(lock));
        }
    }

    fn hold(&mut self, lock: Object, mode: Mode, how: How) {
        let me = self.current();
        let state = self.lock_state(lock);
        state.handed_to = None;
        match mode {
            Mode::Mutex | Mode::Reentrant | Mode::Write => {
                state.owner = Some(me);
                state.depth += 1;
            }
            Mode::Read => state.readers.push(me),
            Mode::Upgradable => state.upgradable = Some(me),
        }
        self.acquired(lock);
        self.record(&What::Acquired { lock, mode, how });
    }

    /// Undoes [`Machine::hold`]; a hold that moved to another thread with its guard is that of whoever took it.
    fn give_back(&mut self, lock: Object, mode: Mode) {
        let me = self.current();
        let state = self.lock_state(lock);
        match mode {
            Mode::Mutex | Mode::Reentrant | Mode::Write => {
                state.depth = state.depth.saturating_sub(1);
                if state.depth == 0 {
                    state.owner = None;
                }
            }
            Mode::Read => {
                let mine = state.readers.iter().position(|reader| *reader == me).unwrap_or(0);
                if mine < state.readers.len() {
                    state.readers.swap_remove(mine);
                }
            }
            Mode::Upgradable => state.upgradable = None,
        }
        let value = state.value.take();
        self.record(&What::Released { lock, mode, value });
    }

    /// Others may run before a thread goes on that has given a lock back: what it drops next, such as its handle to the
    /// lock, may still be in their way.
    fn after_release(&mut self) -> Next {
        if self.releases_are_left_by_points() { self.point(Access::none()) } else { Next::Same }
    }

    /// Gives the lock back, to whoever has waited longest if it is `fair`.
    fn release(&mut self, lock: Object, mode: Mode, fair: bool) {
        self.give_back(lock, mode);
        if fair && !self.lock_state(lock).is_held() {
            self.lock_state(lock).handed_to = self.first_waiter_of(lock);
        }
        if self.lock_state(lock).waiting > 0 {
            self.wake(Key::object(lock));
        } else {
            self.changed(Key::object(lock));
        }
    }
}

impl Machine {
    fn notified(&mut self, condition: Object, all: bool, woken: u16) -> Next {
        self.changed(Key::object(condition));
        self.record(&What::Notified { condition, all, woken });
        self.let_others_in()
    }
}

/// A lock without its data.
#[derive(Debug)]
pub struct RawLock {
    id: ObjectId,
    kind: ObjectKind,
    /// Readers get in past writers that wait.
    reader_biased: bool,
    /// Every release is a fair one.
    fair: bool,
}

impl RawLock {
    pub const fn new(kind: ObjectKind) -> RawLock {
        RawLock { id: ObjectId::new(), kind, reader_biased: false, fair: false }
    }

    pub const fn reader_biased(kind: ObjectKind) -> RawLock {
        RawLock { reader_biased: true, ..RawLock::new(kind) }
    }

    pub const fn fair(kind: ObjectKind) -> RawLock {
        RawLock { fair: true, ..RawLock::new(kind) }
    }

    /// The lock's number in this execution.
    pub fn object(&self) -> Object {
        self.id.get(self.kind)
    }

    /// Others may run before the running thread does something to the lock.
    ///
    /// Inlined, as whatever may switch is: the processor has foreseen where calls return to on the stack that it left,
    /// and each return on the other one is a surprise.
    #[inline(always)]
    fn approach(&self) -> Object {
        let (lock, next) = with(|machine| {
            let lock = machine.object(&self.id.0, self.kind);
            (lock, machine.point(Access::write(Key::object(lock))))
        });
        go_on(next);
        lock
    }

    fn acquire(&self, lock: Object, mode: Mode, how: How, deadline: Option<Nanos>) -> bool {
        if with(|machine| machine.take_if_free(lock, mode, how, self.reader_biased)) {
            return true;
        }
        let free = wait_until(Wait::Lock { lock, mode }, &[Key::object(lock)], deadline, || {
            with(|machine| machine.is_free(lock, mode, self.reader_biased)).then_some(())
        });
        if free.is_none() {
            // A writer that gives up lets readers in that waited behind it.
            wake(Key::object(lock));
            record(What::TimedOut { lock, mode });
            return false;
        }
        with(|machine| machine.take(lock, mode, how));
        true
    }

    /// Waits as long as it takes.
    pub fn lock(&self, mode: Mode) {
        let lock = self.approach();
        self.acquire(lock, mode, How::Lock, None);
    }

    /// Waits until `deadline`, `None` for ever; answers whether it is held.
    pub fn lock_until(&self, mode: Mode, deadline: Option<Nanos>) -> bool {
        with(Machine::tried);
        let lock = self.approach();
        self.acquire(lock, mode, How::Timed, deadline)
    }

    /// Takes the lock if it is free.
    pub fn try_lock(&self, mode: Mode) -> bool {
        with(Machine::tried);
        let lock = self.approach();
        with(|machine| {
            let taken = machine.take_if_free(lock, mode, How::Try, self.reader_biased);
            if !taken {
                machine.polled();
                machine.record(&What::TryFailed { lock, mode });
            }
            taken
        })
    }

    /// Gives the lock back. A point, since somebody may try in vain right before it.
    pub fn unlock(&self, mode: Mode) {
        self.unlock_or_hand_over(mode, self.fair);
    }

    /// Gives the lock to whoever has waited longest, if somebody waits.
    pub fn unlock_fair(&self, mode: Mode) {
        self.unlock_or_hand_over(mode, true);
    }

    #[inline(always)]
    fn unlock_or_hand_over(&self, mode: Mode, fair: bool) {
        let (lock, next) = with(|machine| {
            let lock = machine.object(&self.id.0, self.kind);
            let is_point = machine.releases_are_points();
            (lock, if is_point { machine.point(Access::write(Key::object(lock))) } else { Next::Same })
        });
        go_on(next);
        go_on(with(|machine| {
            machine.release(lock, mode, fair);
            machine.after_release()
        }));
    }

    /// From a stronger mode to a weaker one, with no gap.
    pub fn downgrade(&self, from: Mode, to: Mode) {
        let lock = self.object();
        with(|machine| {
            machine.give_back(lock, from);
            machine.hold(lock, to, How::Downgrade);
            machine.wake(Key::object(lock));
        });
    }

    fn upgrade_now(&self) {
        let lock = self.object();
        with(|machine| {
            machine.give_back(lock, Mode::Upgradable);
            machine.hold(lock, Mode::Write, How::Upgrade);
            machine.changed(Key::object(lock));
        });
    }

    fn no_readers(&self) -> Option<()> {
        let lock = self.object();
        with(|machine| machine.lock_state(lock).readers.is_empty()).then_some(())
    }

    /// From upgradable to write, when the readers are gone; answers whether they were, before `deadline`.
    pub fn upgrade_until(&self, deadline: Option<Nanos>) -> bool {
        let lock = self.object();
        with(Machine::tried);
        let key = Key::object(lock);
        point(Access::write(key));
        let on = Wait::Lock { lock, mode: Mode::Write };
        if wait_until(on, &[key], deadline, || self.no_readers()).is_none() {
            wake(key);
            record(What::TimedOut { lock, mode: Mode::Write });
            return false;
        }
        self.upgrade_now();
        true
    }

    /// From upgradable to write if nobody reads.
    pub fn try_upgrade(&self) -> bool {
        with(Machine::tried);
        let lock = self.object();
        point(Access::write(Key::object(lock)));
        if self.no_readers().is_some() {
            self.upgrade_now();
            true
        } else {
            polled();
            record(What::TryFailed { lock, mode: Mode::Write });
            false
        }
    }

    /// Whether somebody holds it.
    pub fn is_locked(&self) -> bool {
        self.ask(LockState::is_held)
    }

    /// Whether somebody holds it alone.
    pub fn is_locked_exclusively(&self) -> bool {
        self.ask(|state| state.owner.is_some())
    }

    /// Whether the running thread holds it alone.
    pub fn is_mine(&self) -> bool {
        let lock = self.object();
        with(|machine| {
            let me = machine.current();
            machine.lock_state(lock).owner == Some(me)
        })
    }

    fn ask(&self, question: impl Fn(&LockState) -> bool) -> bool {
        with(Machine::tried);
        let lock = self.object();
        point(Access::read(Key::object(lock)));
        polled();
        record(What::Asked { lock });
        with(|machine| question(machine.lock_state(lock)))
    }
}

/// Takes a reentrant lock once more that the running thread holds already.
pub(crate) fn enter_again(machine: &mut Machine, lock: Object, how: How) {
    machine.hold(lock, Mode::Reentrant, how);
}

/// Undoes [`enter_again`].
pub(crate) fn leave_again(machine: &mut Machine, lock: Object) {
    machine.give_back(lock, Mode::Reentrant);
}

/// The data of `lock` now has a value that can be told, for its release.
pub(crate) fn set_value(machine: &mut Machine, lock: Object, value: Option<i64>) {
    machine.lock_state(lock).value = value;
}

/// A condition variable without a type for its lock.
#[derive(Debug, Default)]
pub struct Condition {
    id: ObjectId,
    /// That of those who wait, where all must have the same.
    lock: AtomicU16,
}

impl Condition {
    pub const fn new() -> Condition {
        Condition { id: ObjectId::new(), lock: AtomicU16::new(0) }
    }

    /// Others may run before the running thread does something with the condition.
    #[inline(always)]
    fn approach(&self) -> Object {
        let (condition, next) = with(|machine| {
            let condition = machine.object(&self.id.0, ObjectKind::Condition);
            (condition, machine.point(Access::write(Key::object(condition))))
        });
        go_on(next);
        condition
    }

    /// Releases `lock`, waits to be notified, and takes it again. Answers whether the deadline passed first.
    /// `may_be_spurious`: the wait may also end for no reason.
    pub fn wait_until(
        &self,
        lock: &RawLock,
        mode: Mode,
        deadline: Option<Nanos>,
        may_be_spurious: bool,
    ) -> bool {
        let condition = self.approach();
        let key = Key::object(condition);
        if !may_be_spurious {
            self.check_mutex(condition, lock.object());
        }
        let mutex = lock.object();
        with(|machine| machine.release(mutex, mode, lock.fair));
        let mut waits = false;
        let mut spurious = false;
        let notified = wait_until(Wait::Condition { condition }, &[key], deadline, || {
            // Asked first before the wait, when nobody can have answered yet; what an earlier wait left is stale.
            if !std::mem::replace(&mut waits, true) {
                with(Machine::take_notified);
                spurious = may_be_spurious && with(Machine::is_spurious);
                return None;
            }
            (with(Machine::take_notified) || spurious).then_some(())
        });
        lock.acquire(mutex, mode, How::Condition, None);
        notified.is_none()
    }

    /// As `parking_lot` does: whoever waits for one condition waits with one mutex.
    fn check_mutex(&self, condition: Object, lock: Object) {
        let nobody = with(|machine| machine.waiters_of_condition(condition)).is_empty();
        let same = self.lock.swap(lock, Ordering::Relaxed) == lock;
        assert!(nobody || same, "attempted to use a condition variable with more than one mutex");
    }

    /// Wakes one of those who wait, whichever; answers whether there was one.
    pub fn notify_one(&self) -> bool {
        let condition = self.approach();
        let (woken, next) = with(|machine| {
            let waiters = machine.waiters_of_condition(condition);
            let woken = !waiters.is_empty();
            if woken {
                let chosen = machine.pick(waiters.len());
                machine.notify(waiters[chosen]);
            }
            (woken, machine.notified(condition, false, u16::from(woken)))
        });
        go_on(next);
        woken
    }

    /// Wakes all of those who wait; answers how many.
    pub fn notify_all(&self) -> usize {
        let condition = self.approach();
        let (woken, next) = with(|machine| {
            let waiters = machine.waiters_of_condition(condition);
            for waiter in &waiters {
                machine.notify(*waiter);
            }
            (waiters.len(), machine.notified(condition, true, waiters.len() as u16))
        });
        go_on(next);
        woken
    }
}

/// What an integer or a `bool` is worth.
#[expect(unsafe_code, reason = "a guard's data has no bound that would let it be asked for its value")]
pub(crate) fn observe<T: ?Sized>(value: &T) -> Option<i64> {
    let address = std::ptr::from_ref(value).cast::<u8>();
    macro_rules! read {
        ($($type:ty),*) => {
            match type_name::<T>() {
                // SAFETY: only the primitive type itself has this name (a type of the program's own is named with
                // its crate), so `value` is one, aligned and initialised.
                $(stringify!($type) => Some(unsafe { address.cast::<$type>().read() } as i64),)*
                // SAFETY: as above.
                "bool" => Some(i64::from(unsafe { address.cast::<bool>().read() })),
                _ => None,
            }
        };
    }
    read!(u8, u16, u32, u64, usize, i8, i16, i32, i64, isize)
}
