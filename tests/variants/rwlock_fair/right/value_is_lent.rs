// No lock around the value: readers share it, a writer takes it out and brings it back.
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard};
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

struct RwLockFair<T>(Mutex<State<T>>);

struct Shared<'a, T>(&'a RwLockFair<T>, Option<Arc<T>>);
struct Alone<'a, T>(&'a RwLockFair<T>, Option<T>);

impl<T> RwLockFair<T> {
    fn new(value: T) -> Self {
        let value = Some(Arc::new(value));
        Self(Mutex::new(State { reading: 0, writing: false, queue: VecDeque::new(), value }))
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        match self.0.lock() {
            Ok(s) => s,
            Err(poisoned) => poisoned.into_inner(),
        }
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
    // Two read guards in one thread are two readers, too: nobody else is about.
    let lock = RwLockFair::new(vec![1, 2, 3]);
    let a = lock.read();
    let b = lock.try_read().expect("nobody writes");
    let at_once = [a.len(), b.len()].len();
    drop((a, b));
    lock.write().push(4);
    let writers: Vec<usize> = std::thread::scope(|s| {
        let hands: Vec<_> = (0..3)
            .map(|i| {
                let lock = &lock;
                s.spawn(move || {
                    lock.write().push(i);
                    lock.read().len()
                })
            })
            .collect();
        hands.into_iter().map(|h| h.join().unwrap()).collect()
    });
    println!("{writers:?}");
    println!("readers at once: {at_once}");
}
