// The bookkeeping lies in a channel with one slot: who has taken it out has the lock.
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

/// The value is lent out: readers share the `Arc`, a writer takes the value out of it.
struct State<T> {
    reading: usize,
    writing: bool,
    queue: VecDeque<Parked>,
    value: Option<Arc<T>>,
}

struct Parked {
    write: bool,
    who: Thread,
    called: Arc<AtomicBool>,
}

impl<T> State<T> {
    fn may_enter(&self, write: bool) -> bool {
        self.queue.is_empty() && !self.writing && (!write || self.reading == 0)
    }
    fn admit(&mut self) {
        while let Some(w) = self.queue.front() {
            let write = w.write;
            if self.writing || (write && self.reading > 0) {
                break;
            }
            let w = self.queue.pop_front().unwrap();
            if write {
                self.writing = true;
            } else {
                self.reading += 1;
            }
            self.enter(w);
        }
    }
    fn enter(&mut self, w: Parked) {
        w.called.store(true, SeqCst);
        w.who.unpark();
    }
}

/// A lock made of a channel with one slot: who has the state has the lock.
struct Slot<S>(SyncSender<S>, std::sync::Mutex<Receiver<S>>);
struct Held<'a, S>(&'a Slot<S>, Option<S>);
impl<S> Slot<S> {
    fn new(s: S) -> Self {
        let (put, take) = sync_channel(1);
        put.send(s).unwrap();
        Slot(put, std::sync::Mutex::new(take))
    }
    fn lock(&self) -> Held<'_, S> {
        let s = self.1.lock().unwrap().recv().unwrap();
        Held(self, Some(s))
    }
}
impl<S> Deref for Held<'_, S> {
    type Target = S;
    fn deref(&self) -> &S {
        self.1.as_ref().unwrap()
    }
}
impl<S> DerefMut for Held<'_, S> {
    fn deref_mut(&mut self) -> &mut S {
        self.1.as_mut().unwrap()
    }
}
impl<S> Drop for Held<'_, S> {
    fn drop(&mut self) {
        let _ = self.0.0.send(self.1.take().unwrap());
    }
}

struct RwLockFair<T>(Slot<State<T>>);

struct Shared<'a, T>(&'a RwLockFair<T>, Option<Arc<T>>);
struct Alone<'a, T>(&'a RwLockFair<T>, Option<T>);

impl<T> RwLockFair<T> {
    fn new(value: T) -> Self {
        let value = Some(Arc::new(value));
        Self(Slot::new(State { reading: 0, writing: false, queue: VecDeque::new(), value }))
    }

    fn state(&self) -> Held<'_, State<T>> {
        self.0.lock()
    }

    fn now(&self, write: bool) -> bool {
        let mut s = self.state();
        let yes = s.may_enter(write);
        if yes {
            if write { s.writing = true } else { s.reading += 1 }
        }
        yes
    }

    fn come(&self, write: bool, until: Option<Instant>) -> bool {
        let called = Arc::new(AtomicBool::new(false));
        {
            let mut s = self.state();
            if s.may_enter(write) {
                if write {
                    s.writing = true
                } else {
                    s.reading += 1
                }
                return true;
            }
            s.queue.push_back(Parked { write, who: thread::current(), called: called.clone() });
        }
        while !called.load(SeqCst) {
            let Some(until) = until else {
                thread::park();
                continue;
            };
            let left = until.saturating_duration_since(Instant::now());
            if left > Duration::ZERO {
                thread::park_timeout(left);
                continue;
            }
            let mut s = self.state();
            if called.load(SeqCst) {
                break;
            }
            s.queue.retain(|w| !Arc::ptr_eq(&w.called, &called));
            s.admit();
            return false;
        }
        true
    }

    fn share(&self) -> Shared<'_, T> {
        let value = self.state().value.clone();
        Shared(self, value)
    }

    fn alone(&self) -> Alone<'_, T> {
        let value = self.state().value.take().unwrap();
        let Ok(value) = Arc::try_unwrap(value) else { unreachable!("nobody reads") };
        Alone(self, Some(value))
    }

    fn read(&self) -> impl Deref<Target = T> + '_ {
        self.come(false, None);
        self.share()
    }
    fn write(&self) -> impl DerefMut<Target = T> + '_ {
        self.come(true, None);
        self.alone()
    }
    fn try_read(&self) -> Option<impl Deref<Target = T> + '_> {
        self.now(false).then(|| self.share())
    }
    fn try_write(&self) -> Option<impl DerefMut<Target = T> + '_> {
        self.now(true).then(|| self.alone())
    }
    fn try_read_for(&self, limit: Duration) -> Option<impl Deref<Target = T> + '_> {
        self.come(false, Some(Instant::now() + limit)).then(|| self.share())
    }
    fn try_write_for(&self, limit: Duration) -> Option<impl DerefMut<Target = T> + '_> {
        self.come(true, Some(Instant::now() + limit)).then(|| self.alone())
    }
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.1.as_ref().unwrap()
    }
}
impl<T> Deref for Alone<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.1.as_ref().unwrap()
    }
}
impl<T> DerefMut for Alone<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.1.as_mut().unwrap()
    }
}
impl<T> Drop for Shared<'_, T> {
    fn drop(&mut self) {
        let mut s = self.0.state();
        self.1 = None;
        s.reading -= 1;
        if s.reading == 0 {
            s.admit();
        }
    }
}
impl<T> Drop for Alone<'_, T> {
    fn drop(&mut self) {
        let mut s = self.0.state();
        s.value = self.1.take().map(Arc::new);
        s.writing = false;
        s.admit();
    }
}

fn main() {
    let lock = RwLockFair::new(0u32);
    let inside = std::sync::atomic::AtomicUsize::new(0);
    let most = std::sync::atomic::AtomicUsize::new(0);
    let together = std::sync::Barrier::new(3);
    std::thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let seen = lock.read();
                let now = inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
                most.fetch_max(now, std::sync::atomic::Ordering::SeqCst);
                together.wait();
                let _ = *seen;
                inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
            });
        }
    });
    std::thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| *lock.write() += 1);
        }
        s.spawn(|| println!("a reader saw {}", *lock.read()));
    });
    println!("at the end: {}", *lock.read());
    println!("readers at once: {}", most.load(std::sync::atomic::Ordering::SeqCst));
}
