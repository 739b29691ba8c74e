//! Threads that borrow from a frame of the thread that spawned them. What makes that sound stands here, in one
//! place: the frame is not left before they have ended.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};

use threadbare_trace::{Thread, Wait};

use crate::panic::{caught_by_us, resumed_by_us};
use crate::{Access, Key, current, spawn_borrowing, wait_until, wake};

/// The right to spawn threads that end before `'scope` does.
#[derive(Debug)]
pub struct RawScope<'scope, 'env: 'scope> {
    state: &'scope State,
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

#[derive(Debug)]
struct State {
    owner: Thread,
    /// Closures that have not returned.
    running: AtomicU16,
    /// See [`Member`].
    members: AtomicU16,
    panicked: AtomicBool,
}

impl State {
    fn is_over(&self) -> bool {
        self.running.load(Ordering::Relaxed) == 0 && self.members.load(Ordering::Relaxed) == 0
    }
}

/// What a program sees of a scope is made of a [`RawScope`], for any two lifetimes.
pub trait ScopeKind {
    type Of<'scope, 'env: 'scope>: From<RawScope<'scope, 'env>>;
}

/// The scope does not end before this is dropped: it belongs to a thread's result.
#[derive(Debug)]
pub struct Member<'scope> {
    state: &'scope State,
}

impl Member<'_> {
    /// The result was a panic, and nobody asked for it.
    pub fn panicked_unseen(&self) {
        self.state.panicked.store(true, Ordering::Relaxed);
    }
}

impl Drop for Member<'_> {
    fn drop(&mut self) {
        let owner = self.state.owner;
        self.state.members.fetch_sub(1, Ordering::Relaxed);
        wake(Key::scope(owner));
    }
}

impl<'scope> RawScope<'scope, '_> {
    /// Starts a thread. `body` catches the program's own panics and answers whether there was one.
    pub fn spawn(&self, name: Option<String>, body: Box<dyn FnOnce() -> bool + 'scope>) -> Thread {
        let state = self.state;
        state.running.fetch_add(1, Ordering::Relaxed);
        let body = Box::new(move || {
            let panicked = body();
            let owner = state.owner;
            state.running.fetch_sub(1, Ordering::Relaxed);
            wake(Key::scope(owner));
            panicked
        });
        // SAFETY: `scope` waits until nobody is `running` before it returns or unwinds, and this body counts itself
        // out after the last use of what it borrows. A thread whose execution is cut short never runs again.
        #[expect(unsafe_code, reason = "the scope waits for its threads")]
        unsafe {
            spawn_borrowing(name, body)
        }
    }

    pub fn member(&self) -> Member<'scope> {
        self.state.members.fetch_add(1, Ordering::Relaxed);
        Member { state: self.state }
    }

    /// How many threads the scope would wait for now.
    pub fn members(&self) -> usize {
        usize::from(self.state.members.load(Ordering::Relaxed))
    }

    pub fn has_unseen_panic(&self) -> bool {
        self.state.panicked.load(Ordering::Relaxed)
    }
}

/// `thread::scope`.
#[track_caller]
pub fn scope<'env, K, F, T>(body: F) -> T
where
    K: ScopeKind,
    F: for<'scope> FnOnce(&'scope K::Of<'scope, 'env>) -> T,
{
    let location = std::panic::Location::caller();
    let owner = current();
    let state = State {
        owner,
        running: AtomicU16::new(0),
        members: AtomicU16::new(0),
        panicked: AtomicBool::new(false),
    };
    // It owns nothing, and is borrowed for as long as it lives.
    let scope =
        ManuallyDrop::new(K::Of::from(RawScope { state: &state, scope: PhantomData, env: PhantomData }));
    let result = caught_by_us(|| body(&scope));
    // However the body ended, nobody may still borrow when this frame is left.
    crate::point_at(location, Access::read(Key::scope(owner)));
    let threads = state.members.load(Ordering::Relaxed);
    wait_until(Wait::Scope { threads }, &[Key::scope(owner)], None, || state.is_over().then_some(()));
    match result {
        Err(payload) => resumed_by_us(payload),
        Ok(_) if state.panicked.load(Ordering::Relaxed) => panic!("a scoped thread panicked"),
        Ok(value) => value,
    }
}
