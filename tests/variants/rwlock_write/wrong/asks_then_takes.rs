// breaks: a writer is alone
use std::cell::OnceCell;
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::{
    Arc, Barrier, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Debug, Default)]
struct State {
    readers: usize,
    writing: bool,
    waiting_readers: usize,
    generation: u64,
    waiting_writers: VecDeque<u64>,
    last_number: u64,
}

#[derive(Debug, Default)]
struct Turnstile {
    state: Mutex<State>,
    for_readers: Condvar,
    for_writers: Condvar,
}

impl Turnstile {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn next(&self, state: &mut State) {
        if state.writing {
            return;
        }
        if !state.waiting_writers.is_empty() {
            if state.readers == 0 {
                state.writing = true;
                state.waiting_writers.pop_front();
                self.for_writers.notify_all();
            }
        } else if state.waiting_readers > 0 {
            state.readers += state.waiting_readers;
            state.waiting_readers = 0;
            state.generation += 1;
            self.for_readers.notify_all();
        }
    }

    fn try_read(&self) -> bool {
        let mut state = self.state();
        let free = !state.writing && state.waiting_writers.is_empty();
        if free {
            state.readers += 1;
        }
        free
    }

    fn try_write(&self) -> bool {
        let free = {
            let state = self.state();
            !state.writing && state.readers == 0
        };
        if free {
            self.state().writing = true;
        }
        free
    }

    fn read(&self, until: Option<Instant>) -> bool {
        if self.try_read() {
            return true;
        }
        let mut state = self.state();
        // It may have become free since.
        if !state.writing && state.waiting_writers.is_empty() {
            state.readers += 1;
            return true;
        }
        let generation = state.generation;
        state.waiting_readers += 1;
        while state.generation == generation {
            let (again, time_is_up) = wait(&self.for_readers, state, until);
            state = again;
            if time_is_up && state.generation == generation {
                state.waiting_readers -= 1;
                return false;
            }
        }
        true
    }

    fn write(&self, until: Option<Instant>) -> bool {
        let mut state = self.state();
        if !state.writing && state.readers == 0 {
            state.writing = true;
            return true;
        }
        state.last_number += 1;
        let me = state.last_number;
        state.waiting_writers.push_back(me);
        while state.waiting_writers.contains(&me) {
            let (again, time_is_up) = wait(&self.for_writers, state, until);
            state = again;
            if time_is_up && state.waiting_writers.contains(&me) {
                state.waiting_writers.retain(|&number| number != me);
                self.next(&mut state);
                return false;
            }
        }
        true
    }

    fn end_read(&self) {
        let mut state = self.state();
        state.readers -= 1;
        self.next(&mut state);
    }

    fn end_write(&self) {
        let mut state = self.state();
        state.writing = false;
        self.next(&mut state);
    }
}

/// Waits for a notification or until `until`; says whether it is that late.
fn wait<'a>(
    condition: &Condvar,
    state: MutexGuard<'a, State>,
    until: Option<Instant>,
) -> (MutexGuard<'a, State>, bool) {
    let Some(until) = until else {
        return (condition.wait(state).unwrap(), false);
    };
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return (state, true);
    }
    (condition.wait_timeout(state, left).unwrap().0, false)
}

#[derive(Debug)]
pub struct RwLockWrite<T> {
    turnstile: Turnstile,
    data: RwLock<T>,
}

impl<T> RwLockWrite<T> {
    pub fn new(data: T) -> Self {
        RwLockWrite { turnstile: Turnstile::default(), data: RwLock::new(data) }
    }

    fn read_guard(&self) -> ReadGuard<'_, T> {
        // the data is locked by whoever really needs it
        ReadGuard { lock: &self.data, data: OnceCell::new(), turnstile: &self.turnstile }
    }

    fn write_guard(&self) -> WriteGuard<'_, T> {
        WriteGuard { lock: &self.data, data: OnceCell::new(), turnstile: &self.turnstile }
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.turnstile.read(None);
        self.read_guard()
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.turnstile.write(None);
        self.write_guard()
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.turnstile.try_read().then(|| self.read_guard())
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.turnstile.try_write().then(|| self.write_guard())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.turnstile.read(Instant::now().checked_add(limit)).then(|| self.read_guard())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.turnstile.write(Instant::now().checked_add(limit)).then(|| self.write_guard())
    }
}

#[derive(Debug)]
pub struct ReadGuard<'a, T> {
    lock: &'a RwLock<T>,
    data: OnceCell<RwLockReadGuard<'a, T>>,
    turnstile: &'a Turnstile,
}

#[derive(Debug)]
pub struct WriteGuard<'a, T> {
    lock: &'a RwLock<T>,
    data: OnceCell<RwLockWriteGuard<'a, T>>,
    turnstile: &'a Turnstile,
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.get_or_init(|| self.lock.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.get_or_init(|| self.lock.write().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.data.get_or_init(|| self.lock.write().unwrap_or_else(PoisonError::into_inner));
        self.data.get_mut().unwrap()
    }
}

impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        drop(self.data.take());
        self.turnstile.end_read();
    }
}

impl<T> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        drop(self.data.take());
        self.turnstile.end_write();
    }
}

fn main() {
    let news = Arc::new(RwLockWrite::new(vec!["rain"]));
    let together = Arc::new(Barrier::new(3));
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let (news, together) = (Arc::clone(&news), Arc::clone(&together));
            thread::spawn(move || {
                let news = news.read();
                together.wait();
                println!("news: {}", news.join(", "));
                together.wait(); // nobody has left before everybody has read
            })
        })
        .collect();
    let at_once = readers.len();
    for reader in readers {
        reader.join().unwrap();
    }
    println!("readers at once: {at_once}");
    thread::scope(|s| {
        s.spawn(|| news.write().push("sun"));
        s.spawn(|| println!("{} news", news.read().len()));
    });
}
