//! What a thread's closure returns, and those who wait for it.

use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use threadbare_runtime::trace::Wait;
use threadbare_runtime::{
    Access, Key, Member, Slot, caught_by_us, has_ended, is_gone, point, point_at, polled, wait_until,
};

use super::thread::Thread;

/// The result on its way from a thread to whoever joins it.
pub(super) struct Packet<'scope, T> {
    result: Slot<std::thread::Result<T>>,
    scope: Option<Member<'scope>>,
}

impl<'scope, T> Packet<'scope, T> {
    pub(super) fn new(scope: Option<Member<'scope>>) -> Arc<Self> {
        Arc::new(Packet { result: Slot::empty(), scope })
    }

    /// The whole life of a thread: answers whether it panicked.
    pub(super) fn run(self: Arc<Self>, body: impl FnOnce() -> T) -> bool {
        let result = caught_by_us(body);
        // Whatever its last words were, others may act on them before it has ended.
        point(Access::write(Key::thread(threadbare_runtime::current())));
        let panicked = result.is_err();
        self.result.put(result);
        panicked
    }
}

/// What a handle needs of a packet.
trait Leaves<T> {
    fn result(&self) -> Option<std::thread::Result<T>>;
}

impl<T> Leaves<T> for Packet<'_, T> {
    fn result(&self) -> Option<std::thread::Result<T>> {
        self.result.take()
    }
}

impl<T> Drop for Packet<'_, T> {
    fn drop(&mut self) {
        let Some(result) = self.result.take() else { return };
        let unseen_panic = result.is_err();
        if caught_by_us(|| drop(result)).is_err() {
            // As the real one does: there is nobody left to be told.
            threadbare_runtime::abort();
        }
        if let Some(scope) = &self.scope
            && unseen_panic
        {
            scope.panicked_unseen();
        }
    }
}

/// A thread and its result: what both kinds of handle are made of.
pub(super) struct JoinInner<'scope, T> {
    thread: Thread,
    /// A handle may go to other threads whatever the result is, since whoever started the thread has shown that the
    /// result may.
    packet: Arc<dyn Leaves<T> + Send + Sync + 'scope>,
}

impl<'scope, T: Send + 'scope> JoinInner<'scope, T> {
    pub(super) fn new(thread: Thread, packet: Arc<Packet<'scope, T>>) -> Self {
        JoinInner { thread, packet }
    }
}

impl<T> JoinInner<'_, T> {
    pub(super) fn thread(&self) -> &Thread {
        &self.thread
    }

    #[track_caller]
    pub(super) fn join(self) -> std::thread::Result<T> {
        let thread = self.thread.number();
        let end = Key::thread(thread);
        point_at(Location::caller(), Access::read(end));
        wait_until(Wait::Join { thread }, &[end], None, || is_gone(thread).then_some(()));
        self.packet.result().expect("a thread that is gone has left its result")
    }

    #[track_caller]
    pub(super) fn is_finished(&self) -> bool {
        let thread = self.thread.number();
        point_at(Location::caller(), Access::read(Key::thread(thread)));
        let ended = has_ended(thread);
        if !ended {
            polled();
        }
        ended
    }
}

pub struct JoinHandle<T>(JoinInner<'static, T>);

/// Starts a thread that borrows nothing.
pub(super) fn start<F, T>(location: &'static Location<'static>, name: Option<String>, f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    point_at(location, Access::none());
    let packet = Packet::new(None);
    let theirs = packet.clone();
    let number = threadbare_runtime::spawn(name, Box::new(move || theirs.run(f)));
    JoinHandle(JoinInner::new(Thread::of(number), packet))
}

impl<T> JoinHandle<T> {
    pub fn thread(&self) -> &Thread {
        self.0.thread()
    }

    #[track_caller]
    pub fn join(self) -> std::thread::Result<T> {
        self.0.join()
    }

    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}
