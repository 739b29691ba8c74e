// breaks: `try_*` fails only because somebody holds or waits (with a limit of nothing it does not look)
use std::collections::{HashSet, VecDeque};
use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

struct Waiter {
    id: u64,
    write: bool,
}

#[derive(Default)]
struct State {
    reading: usize,
    writing: bool,
    next: u64,
    queue: VecDeque<Waiter>,
    admitted: HashSet<u64>,
}

impl State {
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
    fn enter(&mut self, w: Waiter) {
        self.admitted.insert(w.id);
    }
}

pub struct RwLockFair<T> {
    state: Mutex<State>,
    turn: Condvar,
    data: RwLock<T>,
}

pub struct ReadGuard<'a, T> {
    lock: &'a RwLockFair<T>,
    data: Option<RwLockReadGuard<'a, T>>,
}

pub struct WriteGuard<'a, T> {
    lock: &'a RwLockFair<T>,
    data: Option<RwLockWriteGuard<'a, T>>,
}

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        RwLockFair { state: Mutex::new(State::default()), turn: Condvar::new(), data: RwLock::new(value) }
    }

    fn acquire(&self, write: bool, limit: Option<Duration>, now: bool) -> bool {
        if limit == Some(Duration::ZERO) && !now {
            return false;
        }
        let until = limit.and_then(|l| Instant::now().checked_add(l));
        let mut state = self.state.lock().unwrap();
        if state.may_enter(write) {
            if write {
                state.writing = true;
            } else {
                state.reading += 1;
            }
            return true;
        }
        if limit == Some(Duration::ZERO) {
            return false;
        }
        let id = state.next;
        state.next += 1;
        state.queue.push_back(Waiter { id, write });
        loop {
            if state.admitted.remove(&id) {
                return true;
            }
            match until {
                None => state = self.turn.wait(state).unwrap(),
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        state.queue.retain(|w| w.id != id);
                        state.admit();
                        self.turn.notify_all();
                        return false;
                    }
                    state = self.turn.wait_timeout(state, left).unwrap().0;
                }
            }
        }
    }

    fn release(&self, write: bool) {
        let mut state = self.state.lock().unwrap();
        if write {
            state.writing = false;
        } else {
            state.reading -= 1;
        }
        if state.reading == 0 {
            state.admit();
            self.turn.notify_all();
        }
    }

    fn reader(&self) -> ReadGuard<'_, T> {
        let data = self.data.read().unwrap_or_else(|e| e.into_inner());
        ReadGuard { lock: self, data: Some(data) }
    }

    fn writer(&self) -> WriteGuard<'_, T> {
        let data = self.data.write().unwrap_or_else(|e| e.into_inner());
        WriteGuard { lock: self, data: Some(data) }
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.acquire(false, None, false);
        self.reader()
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.acquire(true, None, false);
        self.writer()
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.acquire(false, Some(Duration::ZERO), true).then(|| self.reader())
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.acquire(true, Some(Duration::ZERO), true).then(|| self.writer())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.acquire(false, Some(limit), false).then(|| self.reader())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.acquire(true, Some(limit), false).then(|| self.writer())
    }
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.as_ref().unwrap()
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.as_ref().unwrap()
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.data.as_mut().unwrap()
    }
}

impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        self.data.take();
        self.lock.release(false);
    }
}

impl<T> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        self.data.take();
        self.lock.release(true);
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
