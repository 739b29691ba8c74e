// breaks: no hang when nobody holds
use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicI32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

struct Group {
    number: u64,
    readers: usize, // 0: this is a writer
}

#[derive(Default)]
struct State {
    readers: usize,
    writer: bool,
    groups: VecDeque<Group>,
    last_number: u64,
    /// Every group up to this one has gone in, or away.
    opened: u64,
}

impl State {
    fn enter_at_once(&mut self, write: bool) -> bool {
        if self.writer || !self.groups.is_empty() || (write && self.readers > 0) {
            return false;
        }
        if write {
            self.writer = true;
        } else {
            self.readers += 1;
        }
        true
    }

    fn join_queue(&mut self, write: bool) -> u64 {
        match self.groups.back_mut() {
            Some(group) if !write && group.readers > 0 => group.readers += 1,
            _ => {
                self.last_number += 1;
                let readers = if write { 0 } else { 1 };
                self.groups.push_back(Group { number: self.last_number, readers });
            }
        }
        self.last_number
    }

    fn leave_queue(&mut self, number: u64) {
        let place = self.groups.iter().position(|group| group.number == number).unwrap();
        let group = &mut self.groups[place];
        group.readers = group.readers.saturating_sub(1);
        if group.readers == 0 {
            self.groups.remove(place);
        }
    }

    fn open(&mut self) {
        while let Some(group) = self.groups.front() {
            let write = group.readers == 0;
            if self.writer || (write && self.readers > 0) {
                break;
            }
            if write {
                self.writer = true;
            } else {
                self.readers += group.readers;
            }
            self.opened = group.number;
            self.groups.pop_front();
        }
    }
}

#[derive(Default)]
struct Entrance {
    state: Mutex<State>,
    opened: Condvar,
}

impl Entrance {
    fn enter(&self, write: bool, limit: Option<Duration>) -> bool {
        let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        let mut state = self.state.lock();
        if state.enter_at_once(write) {
            return true;
        }
        let number = state.join_queue(write);
        let shut = |state: &mut State| state.opened < number;
        match deadline {
            None => self.opened.wait_while(&mut state, shut),
            Some(deadline) => {
                if self.opened.wait_while_until(&mut state, shut, deadline).timed_out() {
                    state.leave_queue(number);
                    state.open();
                    self.opened.notify_all();
                    return false;
                }
            }
        }
        true
    }

    fn leave(&self, write: bool) {
        let mut state = self.state.lock();
        if write {
            state.writer = false;
        } else {
            state.readers -= 1;
        }
        state.open();
        drop(state);
        self.opened.notify_all();
    }
}

struct Inside<'a> {
    entrance: &'a Entrance,
    write: bool,
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        self.entrance.leave(self.write);
    }
}

#[derive(Default)]
pub struct RwLockFair<T> {
    entrance: Entrance,
    value: RwLock<T>,
}

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        RwLockFair { entrance: Entrance::default(), value: RwLock::new(value) }
    }

    fn inside(&self, write: bool) -> Inside<'_> {
        Inside { entrance: &self.entrance, write }
    }

    fn reader(&self, entered: bool) -> Option<FairReadGuard<'_, T>> {
        entered.then(|| {
            let inside = self.inside(false);
            FairReadGuard { value: self.value.read(), _inside: inside }
        })
    }

    fn writer(&self, entered: bool) -> Option<FairWriteGuard<'_, T>> {
        entered.then(|| {
            let inside = self.inside(true);
            FairWriteGuard { value: self.value.write(), _inside: inside }
        })
    }

    pub fn read(&self) -> FairReadGuard<'_, T> {
        self.reader(self.entrance.enter(false, None)).unwrap()
    }

    pub fn write(&self) -> FairWriteGuard<'_, T> {
        self.writer(self.entrance.enter(true, None)).unwrap()
    }

    pub fn try_read(&self) -> Option<FairReadGuard<'_, T>> {
        let entered = self.entrance.state.lock().enter_at_once(false);
        self.reader(entered)
    }

    pub fn try_write(&self) -> Option<FairWriteGuard<'_, T>> {
        let entered = self.entrance.state.lock().enter_at_once(true);
        self.writer(entered)
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<FairReadGuard<'_, T>> {
        self.reader(self.entrance.enter(false, Some(limit)))
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<FairWriteGuard<'_, T>> {
        self.writer(self.entrance.enter(true, Some(limit)))
    }
}

pub struct FairReadGuard<'a, T> {
    value: RwLockReadGuard<'a, T>,
    _inside: Inside<'a>,
}

pub struct FairWriteGuard<'a, T> {
    value: RwLockWriteGuard<'a, T>,
    _inside: Inside<'a>,
}

impl<T> Deref for FairReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Deref for FairWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for FairWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

static VISITS: LazyLock<RwLockFair<Vec<String>>> = LazyLock::new(RwLockFair::default);
static INSIDE: AtomicI32 = AtomicI32::new(0);

fn main() {
    VISITS.write().push("first".to_string());
    let (enter, entered) = crossbeam_channel::unbounded();
    let (leave, may_leave) = crossbeam_channel::unbounded::<()>();
    for k in 0..3 {
        let (enter, may_leave) = (enter.clone(), may_leave.clone());
        thread::Builder::new()
            .name(format!("visitor {k}"))
            .spawn(move || {
                let visits = VISITS.read();
                INSIDE.fetch_add(1, Ordering::SeqCst);
                enter.send(()).unwrap();
                let _ = may_leave.recv();
                drop(visits);
                INSIDE.fetch_sub(1, Ordering::SeqCst);
                enter.send(()).unwrap();
            })
            .unwrap();
    }
    for _ in 0..3 {
        entered.recv().unwrap();
    }
    println!("readers at once: {}", INSIDE.load(Ordering::SeqCst));
    drop(leave);
    for _ in 0..3 {
        entered.recv().unwrap();
    }
    VISITS.write().push("last".to_string());
    println!("{:?}", *VISITS.read());
}
