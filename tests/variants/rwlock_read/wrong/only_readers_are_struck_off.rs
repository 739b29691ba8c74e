// breaks: `try_*` fails only because somebody holds or waits, not because somebody gave up
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reader,
    Writer,
}

struct Waiter {
    kind: Kind,
    thread: Thread,
    granted: Arc<AtomicBool>,
}

#[derive(Default)]
struct State {
    readers: usize,
    writing: bool,
    queue: VecDeque<Waiter>,
    pending: usize, // how many wait
}

enum Limit {
    Now,
    Until(Instant),
    Never,
}

impl State {
    fn room_for(&self, kind: Kind) -> bool {
        match kind {
            Kind::Reader => !self.writing,
            Kind::Writer => !self.writing && self.readers == 0,
        }
    }

    fn take(&mut self, kind: Kind) {
        match kind {
            Kind::Reader => self.readers += 1,
            Kind::Writer => self.writing = true,
        }
    }

    fn may_pass(&self, kind: Kind) -> bool {
        match kind {
            Kind::Reader => self.room_for(kind) && (self.readers > 0 || self.queue.is_empty()),
            Kind::Writer => self.room_for(kind) && self.queue.is_empty(),
        }
    }

    fn place_of(&self, _: Kind) -> usize {
        self.queue.len()
    }

    fn admit(&mut self) {
        let Some(first) = self.queue.front() else { return };
        if !self.room_for(first.kind) {
            return;
        }
        let kind = first.kind;
        let mut places = self.queue.len();
        while places > 0 {
            places -= 1;
            let waiter = self.queue.pop_front().unwrap();
            if waiter.kind == kind && self.room_for(kind) {
                self.pending -= 1;
                self.take(kind); // one writer, or every reader in the line
                waiter.granted.store(true, Ordering::SeqCst);
                waiter.thread.unpark();
            } else {
                self.queue.push_back(waiter);
            }
        }
    }
}

pub struct RwLockRead<T: ?Sized> {
    state: Mutex<State>,
    data: RwLock<T>,
}

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> Self {
        Self { state: Mutex::new(State::default()), data: RwLock::new(value) }
    }
}

impl<T: ?Sized> RwLockRead<T> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, kind: Kind, limit: Limit) -> bool {
        let granted = Arc::new(AtomicBool::new(false));
        {
            let mut state = self.state();
            if state.may_pass(kind) && (state.pending == 0 || !matches!(limit, Limit::Now)) {
                state.take(kind);
                return true;
            }
            if let Limit::Now = limit {
                return false;
            }
            state.pending += 1;
            let place = state.place_of(kind);
            state
                .queue
                .insert(place, Waiter { kind, thread: thread::current(), granted: Arc::clone(&granted) });
        }
        while !granted.load(Ordering::SeqCst) {
            let Limit::Until(end) = limit else {
                thread::park();
                continue;
            };
            let left = end.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                thread::park_timeout(left);
                continue;
            }
            let mut state = self.state();
            if granted.load(Ordering::SeqCst) {
                break;
            }
            state.queue.retain(|other| !Arc::ptr_eq(&other.granted, &granted));
            if kind == Kind::Reader {
                state.pending -= 1;
            }
            state.admit();
            return false;
        }
        true
    }

    fn reading(&self) -> ReadGuard<'_, T> {
        ReadGuard { data: Some(self.data.read().unwrap_or_else(PoisonError::into_inner)), lock: self }
    }

    fn writing(&self) -> WriteGuard<'_, T> {
        WriteGuard { data: Some(self.data.write().unwrap_or_else(PoisonError::into_inner)), lock: self }
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.enter(Kind::Reader, Limit::Never);
        self.reading()
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.enter(Kind::Writer, Limit::Never);
        self.writing()
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.enter(Kind::Reader, Limit::Now).then(|| self.reading())
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.enter(Kind::Writer, Limit::Now).then(|| self.writing())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.enter(Kind::Reader, until(limit)).then(|| self.reading())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.enter(Kind::Writer, until(limit)).then(|| self.writing())
    }
}

fn until(limit: Duration) -> Limit {
    Instant::now().checked_add(limit).map_or(Limit::Never, Limit::Until)
}

pub struct ReadGuard<'a, T: ?Sized> {
    data: Option<RwLockReadGuard<'a, T>>,
    lock: &'a RwLockRead<T>,
}

pub struct WriteGuard<'a, T: ?Sized> {
    data: Option<RwLockWriteGuard<'a, T>>,
    lock: &'a RwLockRead<T>,
}

impl<T: ?Sized> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        drop(self.data.take());
        let mut state = self.lock.state();
        state.readers -= 1;
        state.admit();
    }
}

impl<T: ?Sized> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        drop(self.data.take());
        let mut state = self.lock.state();
        state.writing = false;
        state.admit();
    }
}

impl<T: ?Sized> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.as_deref().unwrap()
    }
}

impl<T: ?Sized> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.as_deref().unwrap()
    }
}

impl<T: ?Sized> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.data.as_deref_mut().unwrap()
    }
}

fn main() {
    let shelf = RwLockRead::new(vec![1, 2, 3]);
    let together = Barrier::new(2);
    let look = || {
        let books = shelf.read();
        together.wait();
        let sum: i32 = books.iter().sum();
        together.wait();
        sum
    };
    thread::scope(|s| {
        let other = s.spawn(look);
        let mine = look();
        assert_eq!(mine, other.join().unwrap());
    });
    println!("readers at once: {}", 2);
    shelf.write().push(4);
    println!("{:?}", *shelf.read());
}
