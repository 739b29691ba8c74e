//! `Once`: an initialisation that one thread runs while the others wait.

use std::fmt;
use std::panic::Location;
use std::sync::atomic::{AtomicU8, Ordering};

use threadbare_runtime::trace::{Object, ObjectKind, Wait, What};
use threadbare_runtime::{Access, Key, ObjectId, point_at, polled, record, wait_until, wake};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnceState {
    New,
    Poisoned,
    InProgress,
    Done,
}

impl OnceState {
    pub const fn is_poisoned(self) -> bool {
        matches!(self, OnceState::Poisoned)
    }

    pub const fn poisoned(self) -> bool {
        self.is_poisoned()
    }

    pub const fn is_completed(self) -> bool {
        matches!(self, OnceState::Done)
    }

    pub const fn done(self) -> bool {
        self.is_completed()
    }
}

const NEW: u8 = 0;
const POISONED: u8 = 1;
const IN_PROGRESS: u8 = 2;
const DONE: u8 = 3;

pub struct Once {
    id: ObjectId,
    state: AtomicU8,
}

impl Once {
    pub const fn new() -> Once {
        Once { id: ObjectId::new(), state: AtomicU8::new(NEW) }
    }

    pub const fn new_completed() -> Once {
        Once { id: ObjectId::new(), state: AtomicU8::new(DONE) }
    }

    fn object(&self) -> Object {
        self.id.get(ObjectKind::Once)
    }

    fn checked(&self) {
        let done = self.state.load(Ordering::Relaxed) == DONE;
        record(What::Checked { once: self.object(), done });
    }

    #[track_caller]
    pub fn state(&self) -> OnceState {
        let once = self.object();
        point_at(Location::caller(), Access::read(Key::object(once)));
        polled();
        self.checked();
        match self.state.load(Ordering::Relaxed) {
            NEW => OnceState::New,
            POISONED => OnceState::Poisoned,
            IN_PROGRESS => OnceState::InProgress,
            _ => OnceState::Done,
        }
    }

    #[track_caller]
    pub fn is_completed(&self) -> bool {
        self.state().is_completed()
    }

    /// # Panics
    /// If an earlier call panicked.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        self.call(false, |_| f());
    }

    #[track_caller]
    pub fn call_once_force<F: FnOnce(OnceState)>(&self, f: F) {
        self.call(true, f);
    }

    /// # Panics
    /// If the call panicked.
    #[track_caller]
    pub fn wait(&self) {
        self.settle(true, &[DONE, POISONED]);
        assert!(self.state.load(Ordering::Relaxed) == DONE, "Once instance has previously been poisoned");
        self.checked();
    }

    #[track_caller]
    pub fn wait_force(&self) {
        self.settle(true, &[DONE]);
        self.checked();
    }

    /// Waits for one of `states`.
    #[track_caller]
    fn settle(&self, point: bool, states: &[u8]) {
        let once = self.object();
        let key = Key::object(once);
        if point {
            point_at(Location::caller(), Access::write(key));
        }
        wait_until(Wait::Once { once }, &[key], None, || {
            states.contains(&self.state.load(Ordering::Relaxed)).then_some(())
        });
    }

    #[track_caller]
    fn call(&self, force: bool, f: impl FnOnce(OnceState)) {
        self.settle(true, &[NEW, POISONED, DONE]);
        let before = match self.state.load(Ordering::Relaxed) {
            DONE => return self.checked(),
            POISONED => {
                assert!(force, "Once instance has previously been poisoned");
                OnceState::Poisoned
            }
            _ => OnceState::New,
        };
        self.state.store(IN_PROGRESS, Ordering::Relaxed);
        let mut call = Call { once: self, ends: POISONED };
        f(before);
        call.ends = DONE;
    }
}

/// A call that has not ended yet, or ends by a panic.
struct Call<'a> {
    once: &'a Once,
    ends: u8,
}

impl Drop for Call<'_> {
    fn drop(&mut self) {
        let once = self.once.object();
        self.once.state.store(self.ends, Ordering::Relaxed);
        if self.ends == DONE {
            record(What::Initialised { once });
        }
        wake(Key::object(once));
    }
}

impl Default for Once {
    fn default() -> Once {
        Once::new()
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").field("state", &self.state()).finish()
    }
}
