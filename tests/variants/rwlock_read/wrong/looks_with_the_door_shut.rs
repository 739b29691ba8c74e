// breaks: it never ends for a reader that finds a writer inside (what it looks at cannot change while it has the lock in hand)
use std::ops::{Deref, DerefMut};
use std::sync::{Barrier, Condvar, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    readers: usize,
    writing: bool,
}

pub struct RwLockRead<T> {
    state: Mutex<State>,
    changed: Condvar,
    data: RwLock<T>,
}

pub struct Reading<'a, T>(&'a RwLockRead<T>, Option<RwLockReadGuard<'a, T>>);
pub struct Writing<'a, T>(&'a RwLockRead<T>, Option<RwLockWriteGuard<'a, T>>);

impl<T> RwLockRead<T> {
    pub fn new(data: T) -> Self {
        RwLockRead { state: Mutex::default(), changed: Condvar::new(), data: RwLock::new(data) }
    }
    fn reading(&self) -> Reading<'_, T> {
        Reading(self, Some(self.data.read().unwrap_or_else(PoisonError::into_inner)))
    }
    fn writing(&self) -> Writing<'_, T> {
        Writing(self, Some(self.data.write().unwrap_or_else(PoisonError::into_inner)))
    }
    pub fn read(&self) -> Reading<'_, T> {
        let mut state = self.state.lock().unwrap();
        while state.writing {}
        state.readers += 1;
        drop(state);
        self.reading()
    }
    pub fn write(&self) -> Writing<'_, T> {
        let mut state = self.state.lock().unwrap();
        while state.writing || state.readers > 0 {
            state = self.changed.wait(state).unwrap();
        }
        state.writing = true;
        drop(state);
        self.writing()
    }
    pub fn try_read(&self) -> Option<Reading<'_, T>> {
        let mut state = self.state.lock().unwrap();
        if state.writing {
            return None;
        }
        state.readers += 1;
        drop(state);
        Some(self.reading())
    }
    pub fn try_write(&self) -> Option<Writing<'_, T>> {
        let mut state = self.state.lock().unwrap();
        if state.writing || state.readers > 0 {
            return None;
        }
        state.writing = true;
        drop(state);
        Some(self.writing())
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<Reading<'_, T>> {
        let end = Instant::now() + limit;
        let mut state = self.state.lock().unwrap();
        while state.writing {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            state = self.changed.wait_timeout(state, left).unwrap().0;
        }
        state.readers += 1;
        drop(state);
        Some(self.reading())
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<Writing<'_, T>> {
        let end = Instant::now() + limit;
        let mut state = self.state.lock().unwrap();
        while state.writing || state.readers > 0 {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return None;
            }
            state = self.changed.wait_timeout(state, left).unwrap().0;
        }
        state.writing = true;
        drop(state);
        Some(self.writing())
    }
}

impl<T> Deref for Reading<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.1.as_ref().unwrap()
    }
}
impl<T> Deref for Writing<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.1.as_ref().unwrap()
    }
}
impl<T> DerefMut for Writing<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.1.as_mut().unwrap()
    }
}
impl<T> Drop for Reading<'_, T> {
    fn drop(&mut self) {
        self.1 = None;
        self.0.state.lock().unwrap().readers -= 1;
        self.0.changed.notify_all();
    }
}
impl<T> Drop for Writing<'_, T> {
    fn drop(&mut self) {
        self.1 = None;
        self.0.state.lock().unwrap().writing = false;
        self.0.changed.notify_all();
    }
}

fn main() {
    let lock = RwLockRead::new(0);
    let meet = Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let guard = lock.read();
                meet.wait();
                println!("reads {}", *guard);
            });
        }
    });
    *lock.write() += 1;
    println!("readers at once: 2");
}
