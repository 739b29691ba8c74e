//! Threads that borrow. The runtime makes that sound; this gives it the names that programs know.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Mutex;

use threadbare_runtime::{Access, point_at};

use super::join_handle::{JoinInner, Packet};
use super::thread::Thread;

pub struct Scope<'scope, 'env: 'scope> {
    inner: threadbare_runtime::Scope<'scope>,
    owner: Thread,
    env: PhantomData<&'env mut &'env ()>,
}

pub struct ScopedJoinHandle<'scope, T> {
    inner: JoinInner<'scope, T>,
    /// Goes where the result may go, and nowhere else.
    result: PhantomData<Box<Mutex<T>>>,
}

#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let owner = Thread::of(threadbare_runtime::current());
    let scope = Scope { inner: threadbare_runtime::Scope::new(), owner, env: PhantomData };
    scope.inner.run(|| f(&scope))
}

impl<'scope, 'env> Scope<'scope, 'env> {
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(Location::caller(), None, f)
    }

    pub(super) fn start<F, T>(
        &'scope self,
        location: &'static Location<'static>,
        name: Option<String>,
        f: F,
    ) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        point_at(location, Access::none());
        let packet = Packet::new(Some(self.inner.member()));
        let theirs = packet.clone();
        let number = self.inner.spawn(name, Box::new(move || theirs.run(f)));
        let inner = JoinInner::new(Thread::of(number), packet);
        ScopedJoinHandle { inner, result: PhantomData }
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("num_running_threads", &self.inner.members())
            .field("a_thread_panicked", &self.inner.has_unseen_panic())
            .field("main_thread", &self.owner)
            .finish_non_exhaustive()
    }
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    pub fn thread(&self) -> &Thread {
        self.inner.thread()
    }

    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        self.inner.join()
    }

    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.inner.is_finished()
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
