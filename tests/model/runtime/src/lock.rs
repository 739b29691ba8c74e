//! Modelled locks and conditions: who holds what, who may have it next, who is told. Every lock of `std` and of
//! `parking_lot` is one of these, so both mean the same by "held" and "blocked".

use std::any::type_name;
use std::sync::atomic::{AtomicU16, Ordering};

use threadbare_trace::{How, Mode, Nanos, Object, ObjectKind, Thread, Wait, What};

use crate::machine::{Access, Key, Machine, with};
use crate::{ObjectId, hold_back, let_others_in, pick, point, polled, record, wait_until, wake};

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
    /// What it guards, if the guard was written through and the value is one that can be told.
    value: Option<i64>,
}

impl LockState {
    pub(crate) fn holders(&self) -> impl Iterator<Item = Thread> {
        self.readers.iter().copied().chain(self.owner).chain(self.upgradable)
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
        let came = self.waiting_since().unwrap_or(u64::MAX);
        let writer_ahead = || {
            self.waiters_of(lock)
                .any(|(thread, mode, since)| mode == Mode::Write && since < came && thread != me)
        };
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

    fn take(&mut self, lock: Object, mode: Mode, how: How) {
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
        self.record(What::Acquired { lock, mode, how });
    }

    /// Undoes [`Machine::take`]; a hold that moved to another thread with its guard is that of whoever took it.
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
        self.record(What::Released { lock, mode, value });
    }
}

/// Others may run before a thread goes on that has given a lock back: what it drops next, such as its handle to the
/// lock, may still be in their way.
fn after_release() {
    if with(|machine| machine.releases_are_left_by_points()) {
        point(Access::none());
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

    fn acquire(&self, mode: Mode, how: How, deadline: Option<Nanos>) -> bool {
        let lock = self.object();
        let taken = wait_until(Wait::Lock { lock, mode }, &[Key::object(lock)], deadline, || {
            with(|machine| machine.is_free(lock, mode, self.reader_biased)).then_some(())
        });
        if taken.is_none() {
            // A writer that gives up lets readers in that waited behind it.
            wake(Key::object(lock));
            record(What::TimedOut { lock, mode });
            return false;
        }
        with(|machine| {
            machine.take(lock, mode, how);
            machine.changed(Key::object(lock));
        });
        // Whoever was woken for it and has not run finds it taken again.
        if !matches!(mode, Mode::Read | Mode::Upgradable) {
            hold_back(Key::object(lock));
        }
        true
    }

    /// Waits as long as it takes.
    pub fn lock(&self, mode: Mode) {
        point(Access::write(Key::object(self.object())));
        self.acquire(mode, How::Lock, None);
    }

    /// Waits until `deadline`, `None` for ever; answers whether it is held.
    pub fn lock_until(&self, mode: Mode, deadline: Option<Nanos>) -> bool {
        with(Machine::tried);
        point(Access::write(Key::object(self.object())));
        self.acquire(mode, How::Timed, deadline)
    }

    /// Takes the lock if it is free.
    pub fn try_lock(&self, mode: Mode) -> bool {
        with(Machine::tried);
        let lock = self.object();
        point(Access::write(Key::object(lock)));
        if with(|machine| machine.is_free(lock, mode, self.reader_biased)) {
            with(|machine| {
                machine.take(lock, mode, How::Try);
                machine.changed(Key::object(lock));
            });
            hold_back(Key::object(lock));
            true
        } else {
            polled();
            record(What::TryFailed { lock, mode });
            false
        }
    }

    fn before_release(&self) {
        let lock = self.object();
        if with(|machine| machine.releases_are_points()) {
            point(Access::write(Key::object(lock)));
        }
    }

    /// Gives the lock back. A point, since somebody may try in vain right before it.
    pub fn unlock(&self, mode: Mode) {
        self.before_release();
        self.release(mode, self.fair);
        after_release();
    }

    /// Gives the lock to whoever has waited longest, if somebody waits.
    pub fn unlock_fair(&self, mode: Mode) {
        self.before_release();
        self.release(mode, true);
        after_release();
    }

    fn release(&self, mode: Mode, fair: bool) {
        let lock = self.object();
        with(|machine| {
            machine.give_back(lock, mode);
            if fair && !machine.lock_state(lock).is_held() {
                let next =
                    machine.waiters_of(lock).min_by_key(|(_, _, since)| *since).map(|(thread, ..)| thread);
                machine.lock_state(lock).handed_to = next;
            }
        });
        wake(Key::object(lock));
    }

    /// From a stronger mode to a weaker one, with no gap.
    pub fn downgrade(&self, from: Mode, to: Mode) {
        let lock = self.object();
        with(|machine| {
            machine.give_back(lock, from);
            machine.take(lock, to, How::Downgrade);
        });
        wake(Key::object(lock));
    }

    fn upgrade_now(&self) {
        let lock = self.object();
        with(|machine| {
            machine.give_back(lock, Mode::Upgradable);
            machine.take(lock, Mode::Write, How::Upgrade);
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
    machine.take(lock, Mode::Reentrant, how);
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

    fn object(&self) -> Object {
        self.id.get(ObjectKind::Condition)
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
        let condition = self.object();
        let key = Key::object(condition);
        point(Access::write(key));
        if !may_be_spurious {
            self.check_mutex(condition, lock.object());
        }
        lock.release(mode, lock.fair);
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
        lock.acquire(mode, How::Condition, None);
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
        let condition = self.object();
        point(Access::write(Key::object(condition)));
        let waiters = with(|machine| machine.waiters_of_condition(condition));
        let woken = !waiters.is_empty();
        if woken {
            let chosen = waiters[pick(waiters.len())];
            with(|machine| machine.notify(chosen));
        }
        self.told(condition, false, u16::from(woken));
        let_others_in();
        woken
    }

    /// Wakes all of those who wait; answers how many.
    pub fn notify_all(&self) -> usize {
        let condition = self.object();
        point(Access::write(Key::object(condition)));
        let waiters = with(|machine| machine.waiters_of_condition(condition));
        for waiter in &waiters {
            with(|machine| machine.notify(*waiter));
        }
        self.told(condition, true, waiters.len() as u16);
        let_others_in();
        waiters.len()
    }

    fn told(&self, condition: Object, all: bool, woken: u16) {
        crate::changed(Key::object(condition));
        record(What::Notified { condition, all, woken });
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
