//! The modelled locks as `lock_api` wants them: the data and the guards are that crate's, whose promises to the
//! borrow checker rest on what is said here.
#![expect(unsafe_code, reason = "the traits of lock_api are promises")]

use std::num::NonZeroUsize;
use std::time::Duration;

use lock_api::GuardNoSend;
use threadbare_trace::{Mode, Nanos, ObjectKind};

use crate::time::Instant;
use crate::{Condition, RawLock, current, deadline_after};

fn after(timeout: Duration) -> Option<Nanos> {
    deadline_after(timeout.as_nanos())
}

/// What a lock of a type is made of.
pub trait Flavour {
    const MODE: Mode;
    const FAIR: bool = false;
}

/// A mutex.
#[derive(Debug)]
pub enum Plain {}

impl Flavour for Plain {
    const MODE: Mode = Mode::Mutex;
}

/// A mutex that is handed to whoever waited longest.
#[derive(Debug)]
pub enum Fair {}

impl Flavour for Fair {
    const MODE: Mode = Mode::Mutex;
    const FAIR: bool = true;
}

/// The inside of a reentrant mutex.
#[derive(Debug)]
pub enum Reentrant {}

impl Flavour for Reentrant {
    const MODE: Mode = Mode::Reentrant;
}

/// A raw mutex; see [`Flavour`].
#[derive(Debug)]
pub struct RawMutexOf<F> {
    lock: RawLock,
    flavour: std::marker::PhantomData<fn() -> F>,
}

pub type RawMutex = RawMutexOf<Plain>;
pub type RawFairMutex = RawMutexOf<Fair>;
pub type RawReentrant = RawMutexOf<Reentrant>;

impl<F> RawMutexOf<F> {
    /// The lock itself, which can only be asked, not taken.
    pub fn lock_itself(&self) -> &RawLock {
        &self.lock
    }
}

// SAFETY: `RawLock` gives a mode that excludes others to one thread at a time: `is_free` and `take` run with no point
// between them, on the one real thread. It waits by switching, never by unwinding. Moving or forgetting a guard
// changes nothing that the machine keeps.
unsafe impl<F: Flavour> lock_api::RawMutex for RawMutexOf<F> {
    const INIT: Self = RawMutexOf {
        lock: match (F::MODE, F::FAIR) {
            (Mode::Reentrant, _) => RawLock::new(ObjectKind::ReentrantMutex),
            (_, true) => RawLock::fair(ObjectKind::Mutex),
            (_, false) => RawLock::new(ObjectKind::Mutex),
        },
        flavour: std::marker::PhantomData,
    };
    type Guard = GuardNoSend;

    fn lock(&self) -> GuardNoSend {
        self.lock.lock(F::MODE);
        GuardNoSend::new()
    }

    fn try_lock(&self) -> Option<GuardNoSend> {
        self.lock.try_lock(F::MODE).then(GuardNoSend::new)
    }

    unsafe fn unlock(&self, _guard: GuardNoSend) {
        self.lock.unlock(F::MODE);
    }

    fn is_locked(&self) -> bool {
        self.lock.is_locked()
    }
}

// SAFETY: as above; a fair release hands the lock to one thread and keeps the others out.
unsafe impl<F: Flavour> lock_api::RawMutexFair for RawMutexOf<F> {
    unsafe fn unlock_fair(&self, _guard: GuardNoSend) {
        self.lock.unlock_fair(F::MODE);
    }
}

// SAFETY: as above; a wait that times out leaves the lock as it was.
unsafe impl<F: Flavour> lock_api::RawMutexTimed for RawMutexOf<F> {
    type Duration = Duration;
    type Instant = Instant;

    fn try_lock_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        self.lock.lock_until(F::MODE, after(timeout)).then(GuardNoSend::new)
    }

    fn try_lock_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        self.lock.lock_until(F::MODE, timeout.deadline()).then(GuardNoSend::new)
    }
}

/// Names the running thread for `lock_api::ReentrantMutex`.
#[derive(Debug)]
pub struct ThreadId;

// SAFETY: modelled threads have different numbers for as long as the execution lasts.
unsafe impl lock_api::GetThreadId for ThreadId {
    const INIT: Self = ThreadId;

    fn nonzero_thread_id(&self) -> NonZeroUsize {
        NonZeroUsize::MIN.saturating_add(usize::from(current()))
    }
}

/// A raw reader-writer lock; `READER_BIASED` lets readers in past writers that wait.
#[derive(Debug)]
pub struct RawRwLockOf<const READER_BIASED: bool> {
    lock: RawLock,
}

pub type RawRwLock = RawRwLockOf<false>;
pub type RawRwLockRecursive = RawRwLockOf<true>;

impl<const READER_BIASED: bool> RawRwLockOf<READER_BIASED> {
    /// The lock itself, which can only be asked, not taken.
    pub fn lock_itself(&self) -> &RawLock {
        &self.lock
    }
}

// SAFETY: as for the mutex: `RawLock` lets writers in alone, and readers only while nobody writes.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLock for RawRwLockOf<READER_BIASED> {
    const INIT: Self = RawRwLockOf {
        lock: if READER_BIASED {
            RawLock::reader_biased(ObjectKind::ReaderWriterLock)
        } else {
            RawLock::new(ObjectKind::ReaderWriterLock)
        },
    };
    type SharedGuard = GuardNoSend;
    type ExclusiveGuard = GuardNoSend;

    fn lock_shared(&self) -> GuardNoSend {
        self.lock.lock(Mode::Read);
        GuardNoSend::new()
    }

    fn try_lock_shared(&self) -> Option<GuardNoSend> {
        self.lock.try_lock(Mode::Read).then(GuardNoSend::new)
    }

    unsafe fn unlock_shared(&self, _guard: GuardNoSend) {
        self.lock.unlock(Mode::Read);
    }

    fn lock_exclusive(&self) -> GuardNoSend {
        self.lock.lock(Mode::Write);
        GuardNoSend::new()
    }

    fn try_lock_exclusive(&self) -> Option<GuardNoSend> {
        self.lock.try_lock(Mode::Write).then(GuardNoSend::new)
    }

    unsafe fn unlock_exclusive(&self, _guard: GuardNoSend) {
        self.lock.unlock(Mode::Write);
    }

    fn is_locked(&self) -> bool {
        self.lock.is_locked()
    }

    fn is_locked_exclusive(&self) -> bool {
        self.lock.is_locked_exclusively()
    }
}

// SAFETY: as for the mutex.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockFair for RawRwLockOf<READER_BIASED> {
    unsafe fn unlock_shared_fair(&self, _guard: GuardNoSend) {
        self.lock.unlock_fair(Mode::Read);
    }

    unsafe fn unlock_exclusive_fair(&self, _guard: GuardNoSend) {
        self.lock.unlock_fair(Mode::Write);
    }
}

// SAFETY: `downgrade` leaves no point between the two modes.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockDowngrade for RawRwLockOf<READER_BIASED> {
    unsafe fn downgrade(&self, guard: GuardNoSend) -> GuardNoSend {
        self.lock.downgrade(Mode::Write, Mode::Read);
        guard
    }
}

// SAFETY: as for the mutex.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockTimed for RawRwLockOf<READER_BIASED> {
    type Duration = Duration;
    type Instant = Instant;

    fn try_lock_shared_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        self.lock.lock_until(Mode::Read, after(timeout)).then(GuardNoSend::new)
    }

    fn try_lock_shared_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        self.lock.lock_until(Mode::Read, timeout.deadline()).then(GuardNoSend::new)
    }

    fn try_lock_exclusive_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        self.lock.lock_until(Mode::Write, after(timeout)).then(GuardNoSend::new)
    }

    fn try_lock_exclusive_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        self.lock.lock_until(Mode::Write, timeout.deadline()).then(GuardNoSend::new)
    }
}

// SAFETY: one upgradable hold at a time, beside readers; an upgrade waits for the readers to leave.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockUpgrade for RawRwLockOf<READER_BIASED> {
    type UpgradableGuard = GuardNoSend;

    fn lock_upgradable(&self) -> GuardNoSend {
        self.lock.lock(Mode::Upgradable);
        GuardNoSend::new()
    }

    fn try_lock_upgradable(&self) -> Option<GuardNoSend> {
        self.lock.try_lock(Mode::Upgradable).then(GuardNoSend::new)
    }

    unsafe fn unlock_upgradable(&self, _guard: GuardNoSend) {
        self.lock.unlock(Mode::Upgradable);
    }

    unsafe fn upgrade(&self, guard: GuardNoSend) -> GuardNoSend {
        self.lock.upgrade_until(None);
        guard
    }

    unsafe fn try_upgrade(&self, guard: GuardNoSend) -> Result<GuardNoSend, GuardNoSend> {
        if self.lock.try_upgrade() { Ok(guard) } else { Err(guard) }
    }
}

// SAFETY: as above.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockUpgradeFair for RawRwLockOf<READER_BIASED> {
    unsafe fn unlock_upgradable_fair(&self, _guard: GuardNoSend) {
        self.lock.unlock_fair(Mode::Upgradable);
    }
}

// SAFETY: no point between the two modes.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockUpgradeDowngrade for RawRwLockOf<READER_BIASED> {
    unsafe fn downgrade_upgradable(&self, guard: GuardNoSend) -> GuardNoSend {
        self.lock.downgrade(Mode::Upgradable, Mode::Read);
        guard
    }

    unsafe fn downgrade_to_upgradable(&self, guard: GuardNoSend) -> GuardNoSend {
        self.lock.downgrade(Mode::Write, Mode::Upgradable);
        guard
    }
}

// SAFETY: as above.
unsafe impl<const READER_BIASED: bool> lock_api::RawRwLockUpgradeTimed for RawRwLockOf<READER_BIASED> {
    fn try_lock_upgradable_for(&self, timeout: Duration) -> Option<GuardNoSend> {
        self.lock.lock_until(Mode::Upgradable, after(timeout)).then(GuardNoSend::new)
    }

    fn try_lock_upgradable_until(&self, timeout: Instant) -> Option<GuardNoSend> {
        self.lock.lock_until(Mode::Upgradable, timeout.deadline()).then(GuardNoSend::new)
    }

    unsafe fn try_upgrade_for(
        &self,
        guard: GuardNoSend,
        timeout: Duration,
    ) -> Result<GuardNoSend, GuardNoSend> {
        if self.lock.upgrade_until(after(timeout)) { Ok(guard) } else { Err(guard) }
    }

    unsafe fn try_upgrade_until(
        &self,
        guard: GuardNoSend,
        timeout: Instant,
    ) -> Result<GuardNoSend, GuardNoSend> {
        if self.lock.upgrade_until(timeout.deadline()) { Ok(guard) } else { Err(guard) }
    }
}

/// A condition for `lock_api`. `SPURIOUS`: a wait may end for no reason, as `std` allows.
#[derive(Debug)]
pub struct RawConditionOf<const SPURIOUS: bool> {
    condition: Condition,
}

// SAFETY: the wait releases the mutex and holds it again when it returns; it unwinds only before it has released it.
unsafe impl<const SPURIOUS: bool> lock_api::RawCondvar for RawConditionOf<SPURIOUS> {
    const INIT: Self = RawConditionOf { condition: Condition::new() };
    type RawMutex = RawMutex;

    unsafe fn wait(&self, mutex: &RawMutex, _guard: &mut GuardNoSend) {
        self.condition.wait_until(&mutex.lock, Mode::Mutex, None, SPURIOUS);
    }

    fn notify_one(&self) -> bool {
        self.condition.notify_one()
    }

    fn notify_all(&self) -> usize {
        self.condition.notify_all()
    }
}

// SAFETY: as above.
unsafe impl<const SPURIOUS: bool> lock_api::RawCondvarTimed for RawConditionOf<SPURIOUS> {
    fn checked_duration_to_instant(timeout: &Duration) -> Option<Instant> {
        Instant::now_quietly().checked_add(*timeout)
    }

    unsafe fn wait_until(&self, mutex: &RawMutex, _guard: &mut GuardNoSend, timeout: &Instant) -> bool {
        self.condition.wait_until(&mutex.lock, Mode::Mutex, timeout.deadline(), SPURIOUS)
    }

    unsafe fn wait_for(&self, mutex: &RawMutex, _guard: &mut GuardNoSend, timeout: &Duration) -> bool {
        self.condition.wait_until(&mutex.lock, Mode::Mutex, after(*timeout), SPURIOUS)
    }
}
