// breaks: no hang when nobody holds
use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

enum Holders {
    Nobody,
    Readers(usize),
    Writer,
}
use Holders::*;

struct Waiter {
    writes: bool,
    turn: Condvar,
}

struct Inner {
    holders: Holders,
    waiters: VecDeque<Arc<Waiter>>,
}

impl Inner {
    /// Call this after the lock has become free, or when somebody has left the queue.
    fn hand_over(&mut self) {
        match (&self.holders, self.waiters.front()) {
            (Nobody, Some(first)) if first.writes => {
                self.holders = Writer;
                self.waiters.pop_front().unwrap().turn.notify_one();
            }
            (Nobody, Some(_)) => {
                let (writers, readers): (VecDeque<_>, _) = self.waiters.drain(..).partition(|w| w.writes);
                self.waiters = writers;
                self.holders = Readers(readers.len());
                for reader in readers {
                    reader.turn.notify_one();
                }
            }
            _ => {}
        }
    }

    fn take_at_once(&mut self, writes: bool) -> bool {
        self.holders = match self.holders {
            Nobody if writes => Writer,
            Nobody => Readers(1),
            Readers(n) if !writes => Readers(n + 1),
            _ => return false,
        };
        true
    }
}

pub struct RwLockRead<T> {
    inner: Mutex<Inner>,
    value: RwLock<T>,
}

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> RwLockRead<T> {
        RwLockRead {
            inner: Mutex::new(Inner { holders: Nobody, waiters: VecDeque::new() }),
            value: RwLock::new(value),
        }
    }

    fn take(&self, writes: bool, until: Option<Instant>) -> bool {
        let mut inner = self.inner.lock();
        if inner.take_at_once(writes) {
            return true;
        }
        let me = Arc::new(Waiter { writes, turn: Condvar::new() });
        inner.waiters.push_back(Arc::clone(&me));
        // Whoever hands over takes us out of the queue.
        let in_queue = |inner: &Inner| inner.waiters.iter().any(|w| Arc::ptr_eq(w, &me));
        while in_queue(&inner) {
            match until {
                None => me.turn.wait(&mut inner),
                Some(until) => {
                    if me.turn.wait_until(&mut inner, until).timed_out() {
                        inner.waiters.retain(|w| !Arc::ptr_eq(w, &me));
                        inner.hand_over();
                        return false;
                    }
                }
            }
        }
        true
    }

    fn give_back(&self) {
        let mut inner = self.inner.lock();
        inner.holders = match inner.holders {
            Readers(n) if n > 1 => Readers(n - 1),
            _ => Nobody,
        };
        inner.hand_over();
    }

    fn reading(&self) -> Reading<'_, T> {
        Reading { lock: self, value: Some(self.value.read()) }
    }

    fn writing(&self) -> Writing<'_, T> {
        Writing { lock: self, value: Some(self.value.write()) }
    }

    pub fn read(&self) -> Reading<'_, T> {
        self.take(false, None);
        self.reading()
    }

    pub fn write(&self) -> Writing<'_, T> {
        self.take(true, None);
        self.writing()
    }

    pub fn try_read(&self) -> Option<Reading<'_, T>> {
        let taken = self.inner.lock().take_at_once(false);
        taken.then(|| self.reading())
    }

    pub fn try_write(&self) -> Option<Writing<'_, T>> {
        let taken = self.inner.lock().take_at_once(true);
        taken.then(|| self.writing())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Reading<'_, T>> {
        self.take(false, Instant::now().checked_add(limit)).then(|| self.reading())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Writing<'_, T>> {
        self.take(true, Instant::now().checked_add(limit)).then(|| self.writing())
    }
}

pub struct Reading<'l, T> {
    lock: &'l RwLockRead<T>,
    value: Option<RwLockReadGuard<'l, T>>,
}

pub struct Writing<'l, T> {
    lock: &'l RwLockRead<T>,
    value: Option<RwLockWriteGuard<'l, T>>,
}

impl<T> Deref for Reading<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_deref().unwrap()
    }
}

impl<T> Deref for Writing<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_deref().unwrap()
    }
}

impl<T> DerefMut for Writing<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_deref_mut().unwrap()
    }
}

impl<T> Drop for Reading<'_, T> {
    fn drop(&mut self) {
        self.value = None; // the value first, then the lock
        self.lock.give_back();
    }
}

impl<T> Drop for Writing<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        self.lock.give_back();
    }
}

fn main() {
    let lock = Arc::new(RwLockRead::new(vec![1, 2, 3]));
    let (arrived, arrivals) = mpsc::channel();
    let (go_home, wait) = crossbeam_channel::bounded::<()>(0);

    let mut threads = Vec::new();
    for name in ["anna", "ben"] {
        let (lock, arrived, wait) = (lock.clone(), arrived.clone(), wait.clone());
        let reader = thread::Builder::new().name(name.into()).spawn(move || {
            let numbers = lock.read();
            arrived.send(numbers.len()).unwrap();
            let _ = wait.recv(); // keeps reading until main hangs up
        });
        threads.push(reader.unwrap());
    }
    drop(arrived);
    // Both have reported and neither has left: they are in it together.
    println!("readers at once: {}", arrivals.iter().take(2).count());

    let writer = {
        let lock = lock.clone();
        thread::spawn(move || lock.write().push(4))
    };
    // A writer may be waiting by now; a reader gets in all the same.
    assert_eq!(lock.read().first(), Some(&1));
    drop(go_home);
    threads.push(writer);
    for t in threads {
        t.join().unwrap();
    }
    println!("{:?}", *lock.read());
}
