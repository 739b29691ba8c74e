// breaks: a wait with a limit is a wait like any other while it lasts
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Condvar, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Read,
    Write,
}

#[derive(Default)]
struct State {
    reading: usize,
    writing: bool,
    queue: VecDeque<(u64, Kind)>,
    /// Taken out of the queue and let in, but not awake yet. They count as reading or writing already.
    let_in: Vec<u64>,
    next_number: u64,
}

impl State {
    fn open_to(&self, kind: Kind) -> bool {
        match kind {
            Kind::Read => !self.writing,
            Kind::Write => !self.writing && self.reading == 0,
        }
    }

    fn enter(&mut self, kind: Kind) {
        match kind {
            Kind::Read => self.reading += 1,
            Kind::Write => self.writing = true,
        }
    }

    /// Lets in whoever is next: the writer in front, or every reader if a reader is in front.
    fn let_next_in(&mut self) {
        let Some(&(number, kind)) = self.queue.front() else { return };
        if !self.open_to(kind) {
            return;
        }
        if kind == Kind::Write {
            self.queue.pop_front();
            self.enter(Kind::Write);
            self.let_in.push(number);
            return;
        }
        for (number, kind) in std::mem::take(&mut self.queue) {
            if kind == Kind::Read {
                self.enter(Kind::Read);
                self.let_in.push(number);
            } else {
                self.queue.push_back((number, kind));
            }
        }
    }
}

#[derive(Default)]
struct Door {
    state: Mutex<State>,
    changed: Condvar,
}

impl Door {
    fn try_enter(&self, kind: Kind) -> bool {
        let mut state = self.state.lock().unwrap();
        let open = state.open_to(kind);
        if open {
            state.enter(kind);
        }
        open
    }

    fn enter(&self, kind: Kind, deadline: Option<Instant>) -> bool {
        let mut state = self.state.lock().unwrap();
        if state.open_to(kind) {
            state.enter(kind);
            return true;
        }
        // who has a limit can go away again, who has none comes first
        let me = state.next_number + if deadline.is_some() { 1 << 32 } else { 0 };
        state.next_number += 1;
        let place = state.queue.partition_point(|&(number, _)| number < me);
        state.queue.insert(place, (me, kind));
        loop {
            if let Some(place) = state.let_in.iter().position(|&number| number == me) {
                state.let_in.swap_remove(place);
                return true;
            }
            let Some(deadline) = deadline else {
                state = self.changed.wait(state).unwrap();
                continue;
            };
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                state.queue.retain(|&(number, _)| number != me);
                state.let_next_in();
                self.changed.notify_all();
                return false;
            }
            state = self.changed.wait_timeout(state, left).unwrap().0;
        }
    }

    fn leave(&self, kind: Kind) {
        let mut state = self.state.lock().unwrap();
        match kind {
            Kind::Read => state.reading -= 1,
            Kind::Write => state.writing = false,
        }
        state.let_next_in();
        self.changed.notify_all();
    }
}

/// Leaves through the door when it is dropped. In a guard it comes after the data, so it is dropped after it.
struct Pass<'a>(&'a Door, Kind);

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.leave(self.1);
    }
}

pub struct RwLockRead<T> {
    door: Door,
    // Only there to give out `&T` and `&mut T`: the door sees to it that nobody ever waits for it.
    data: RwLock<T>,
}

pub struct ReadGuard<'a, T> {
    data: RwLockReadGuard<'a, T>,
    _pass: Pass<'a>,
}

pub struct WriteGuard<'a, T> {
    data: RwLockWriteGuard<'a, T>,
    _pass: Pass<'a>,
}

impl<T> RwLockRead<T> {
    pub fn new(data: T) -> Self {
        RwLockRead { door: Door::default(), data: RwLock::new(data) }
    }

    fn reader(&self) -> ReadGuard<'_, T> {
        let pass = Pass(&self.door, Kind::Read);
        ReadGuard { data: self.data.read().unwrap_or_else(PoisonError::into_inner), _pass: pass }
    }

    fn writer(&self) -> WriteGuard<'_, T> {
        let pass = Pass(&self.door, Kind::Write);
        WriteGuard { data: self.data.write().unwrap_or_else(PoisonError::into_inner), _pass: pass }
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.door.enter(Kind::Read, None);
        self.reader()
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.door.enter(Kind::Write, None);
        self.writer()
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.door.try_enter(Kind::Read).then(|| self.reader())
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.door.try_enter(Kind::Write).then(|| self.writer())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.door.enter(Kind::Read, Instant::now().checked_add(limit)).then(|| self.reader())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.door.enter(Kind::Write, Instant::now().checked_add(limit)).then(|| self.writer())
    }
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

fn main() {
    let page = RwLockRead::new(String::from("nothing yet"));
    page.write().replace_range(.., "soup of the day: leek");

    let meeting = Barrier::new(3);
    let inside = AtomicUsize::new(0);
    let most = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let page = page.read();
                most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                meeting.wait(); // everybody is in here now
                println!("{}", *page);
                inside.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    println!("readers at once: {}", most.into_inner());
}
