//! `Once`, on which `OnceLock` and `LazyLock` stand.

use std::fmt;
use std::marker::PhantomData;
use std::panic::{Location, RefUnwindSafe, UnwindSafe};
use std::sync::atomic::{AtomicU8, Ordering};

use threadbare_runtime::trace::{Object, ObjectKind, Wait, What};
use threadbare_runtime::{
    Access, Key, ObjectId, changed, point_at, polled, record, touched, wait_until, wake,
};

const INCOMPLETE: u8 = 0;
const POISONED: u8 = 1;
const RUNNING: u8 = 2;
const COMPLETE: u8 = 3;

pub struct Once {
    id: ObjectId,
    state: AtomicU8,
}

pub struct OnceState {
    poisoned: bool,
    // Only for the thread that it was given to.
    not_sync: PhantomData<std::cell::Cell<()>>,
}

/// Ends the run of an initialisation, by its return or its panic.
struct Run<'a> {
    state: &'a AtomicU8,
    once: Object,
    outcome: u8,
}

impl Drop for Run<'_> {
    fn drop(&mut self) {
        self.state.store(self.outcome, Ordering::Relaxed);
        if self.outcome == COMPLETE {
            record(What::Initialised { once: self.once });
        }
        wake(Key::object(self.once));
    }
}

#[deprecated(since = "1.38.0", note = "the `Once::new()` function is now preferred")]
#[expect(clippy::declare_interior_mutable_const, reason = "old names are names too")]
pub const ONCE_INIT: Once = Once::new();

impl UnwindSafe for Once {}
impl RefUnwindSafe for Once {}

impl Once {
    pub const fn new() -> Once {
        Once { id: ObjectId::new(), state: AtomicU8::new(INCOMPLETE) }
    }

    /// One whose initialisation is past.
    pub(super) const fn done() -> Once {
        Once { id: ObjectId::new(), state: AtomicU8::new(COMPLETE) }
    }

    #[track_caller]
    pub fn call_once<F>(&self, f: F)
    where
        F: FnOnce(),
    {
        self.call(false, |_| f());
    }

    #[track_caller]
    pub fn call_once_force<F>(&self, f: F)
    where
        F: FnOnce(&OnceState),
    {
        self.call(true, f);
    }

    /// Runs `f` if nobody has; waits for whoever runs it now.
    #[track_caller]
    fn call(&self, even_if_poisoned: bool, f: impl FnOnce(&OnceState)) {
        let once = self.id.get(ObjectKind::Once);
        let key = Key::object(once);
        if self.is_done() {
            // For ever: nothing that others do can matter.
            touched(key, false);
            return;
        }
        point_at(Location::caller(), Access::write(key));
        let found = wait_until(Wait::Once { once }, &[key], None, || self.unless_running());
        match found {
            Some(COMPLETE) => record(What::Checked { once, done: true }),
            Some(POISONED) if !even_if_poisoned => panic!("Once instance has previously been poisoned"),
            _ => {
                self.state.store(RUNNING, Ordering::Relaxed);
                changed(key);
                let mut run = Run { state: &self.state, once, outcome: POISONED };
                f(&OnceState { poisoned: found == Some(POISONED), not_sync: PhantomData });
                run.outcome = COMPLETE;
            }
        }
    }

    fn unless_running(&self) -> Option<u8> {
        Some(self.state.load(Ordering::Relaxed)).filter(|state| *state != RUNNING)
    }

    #[track_caller]
    pub fn is_completed(&self) -> bool {
        let once = self.id.get(ObjectKind::Once);
        point_at(Location::caller(), Access::read(Key::object(once)));
        let done = self.is_done();
        record(What::Checked { once, done });
        if !done {
            polled();
        }
        done
    }

    /// [`Once::is_completed`] where the program does not ask.
    pub(super) fn is_done(&self) -> bool {
        self.state.load(Ordering::Relaxed) == COMPLETE
    }

    pub(super) fn is_poisoned(&self) -> bool {
        self.state.load(Ordering::Relaxed) == POISONED
    }

    #[track_caller]
    pub fn wait(&self) {
        self.wait_until_done(false);
    }

    #[track_caller]
    pub fn wait_force(&self) {
        self.wait_until_done(true);
    }

    #[track_caller]
    fn wait_until_done(&self, even_if_poisoned: bool) {
        let once = self.id.get(ObjectKind::Once);
        let key = Key::object(once);
        point_at(Location::caller(), Access::read(key));
        let settled = |state: &u8| *state == COMPLETE || (*state == POISONED && !even_if_poisoned);
        let ready = || Some(self.state.load(Ordering::Relaxed)).filter(settled);
        if wait_until(Wait::Once { once }, &[key], None, ready) == Some(POISONED) {
            panic!("Once instance has previously been poisoned");
        }
        record(What::Checked { once, done: true });
    }
}

impl OnceState {
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.is_poisoned()).finish()
    }
}
