//! Threads that borrow from a frame of the thread that spawned them. What makes that sound stands here, in one
//! place: the frame is not left before they have ended.

use std::marker::PhantomData;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

use threadbare_trace::{Thread, Wait};

use crate::panic::{caught_by_us, resumed_by_us};
use crate::{Access, Key, current, point_at, spawn_borrowing, wait_until, wake};

/// A scope, whose threads borrow for `'scope`.
#[derive(Debug)]
pub struct Scope<'scope> {
    owner: Thread,
    opened: AtomicBool,
    closed: AtomicBool,
    /// Closures that have not returned.
    running: AtomicU16,
    /// See [`Member`].
    members: AtomicU16,
    panicked: AtomicBool,
    /// No other lifetime, neither shorter nor longer, will do.
    scope: PhantomData<&'scope mut &'scope ()>,
}

/// The scope does not end before this is dropped: it belongs to a thread's result.
#[derive(Debug)]
pub struct Member<'scope>(&'scope Scope<'scope>);

impl Member<'_> {
    /// The result was a panic, and nobody asked for it.
    pub fn panicked_unseen(&self) {
        self.0.panicked.store(true, Ordering::Relaxed);
    }
}

impl Drop for Member<'_> {
    fn drop(&mut self) {
        let key = self.0.key();
        self.0.members.fetch_sub(1, Ordering::Relaxed);
        wake(key);
    }
}

impl<'scope> Scope<'scope> {
    /// A scope of the running thread.
    #[expect(clippy::new_without_default, reason = "each belongs to a thread")]
    pub fn new() -> Scope<'scope> {
        Scope {
            owner: current(),
            opened: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            running: AtomicU16::new(0),
            members: AtomicU16::new(0),
            panicked: AtomicBool::new(false),
            scope: PhantomData,
        }
    }

    fn key(&self) -> Key {
        Key::scope(self.owner)
    }

    /// Runs the body of `thread::scope`, once; while it runs, [`Scope::spawn`] may be called.
    #[track_caller]
    pub fn run<T>(&'scope self, body: impl FnOnce() -> T) -> T {
        assert!(!self.opened.swap(true, Ordering::Relaxed), "a scope runs once");
        let location = Location::caller();
        let result = caught_by_us(body);
        // However the body ended, nobody may still borrow when this returns.
        point_at(location, Access::read(self.key()));
        let over = || self.running.load(Ordering::Relaxed) == 0 && self.members.load(Ordering::Relaxed) == 0;
        let threads = self.members.load(Ordering::Relaxed);
        wait_until(Wait::Scope { threads }, &[self.key()], None, || over().then_some(()));
        self.closed.store(true, Ordering::Relaxed);
        match result {
            Err(payload) => resumed_by_us(payload),
            Ok(_) if self.has_unseen_panic() => panic!("a scoped thread panicked"),
            Ok(value) => value,
        }
    }

    /// Starts a thread. `body` catches the program's own panics and answers whether there was one.
    pub fn spawn(&'scope self, name: Option<String>, body: Box<dyn FnOnce() -> bool + 'scope>) -> Thread {
        let open = self.opened.load(Ordering::Relaxed) && !self.closed.load(Ordering::Relaxed);
        assert!(open, "a scope spawns while it runs");
        self.running.fetch_add(1, Ordering::Relaxed);
        let body = Box::new(move || {
            let panicked = body();
            let key = self.key();
            self.running.fetch_sub(1, Ordering::Relaxed);
            wake(key);
            panicked
        });
        // SAFETY: `run` is under way and does not return, or unwind, before nobody is `running`. It borrows the scope
        // for `'scope`, which therefore lasts until it returns, and so does all that is borrowed for `'scope`. The
        // body counts itself out after the last use of it. A thread whose execution is cut short never runs again.
        #[expect(unsafe_code, reason = "the scope waits for its threads")]
        unsafe {
            spawn_borrowing(name, body)
        }
    }

    /// To be kept with the result of a thread.
    pub fn member(&'scope self) -> Member<'scope> {
        self.members.fetch_add(1, Ordering::Relaxed);
        Member(self)
    }

    /// How many threads the scope would wait for now.
    pub fn members(&self) -> usize {
        usize::from(self.members.load(Ordering::Relaxed))
    }

    pub fn has_unseen_panic(&self) -> bool {
        self.panicked.load(Ordering::Relaxed)
    }
}
