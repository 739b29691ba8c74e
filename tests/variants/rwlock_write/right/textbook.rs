// As in a textbook: a condition for readers and one for writers, who have numbers.
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    active_readers: usize,
    active_writer: bool,
    waiting_writers: VecDeque<u32>,
    number: u32,
}

pub struct RwLockWrite<T> {
    state: Mutex<State>,
    ok_to_read: Condvar,
    ok_to_write: Condvar,
    value: RwLock<T>,
}
pub struct ReadGuard<'a, T> {
    of: &'a RwLockWrite<T>,
    value: Option<RwLockReadGuard<'a, T>>,
}
pub struct WriteGuard<'a, T> {
    of: &'a RwLockWrite<T>,
    value: Option<RwLockWriteGuard<'a, T>>,
}

impl<T> RwLockWrite<T> {
    pub fn new(value: T) -> Self {
        Self {
            state: Default::default(),
            ok_to_read: Condvar::new(),
            ok_to_write: Condvar::new(),
            value: RwLock::new(value),
        }
    }
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
    fn begin_read(&self, until: Option<Instant>) -> Option<ReadGuard<'_, T>> {
        let mut s = self.state();
        while s.active_writer || !s.waiting_writers.is_empty() {
            s = match until {
                None => self.ok_to_read.wait(s).unwrap(),
                Some(end) => {
                    let now = Instant::now();
                    if now >= end {
                        return None;
                    }
                    self.ok_to_read.wait_timeout(s, end - now).unwrap().0
                }
            };
        }
        s.active_readers += 1;
        drop(s);
        Some(ReadGuard { of: self, value: Some(self.value.read().unwrap_or_else(PoisonError::into_inner)) })
    }
    fn begin_write(&self, until: Option<Instant>) -> Option<WriteGuard<'_, T>> {
        let mut s = self.state();
        s.number += 1;
        let me = s.number;
        s.waiting_writers.push_back(me);
        while s.active_writer || s.active_readers > 0 || s.waiting_writers.front() != Some(&me) {
            s = match until {
                None => self.ok_to_write.wait(s).unwrap(),
                Some(end) => {
                    let now = Instant::now();
                    if now >= end {
                        s.waiting_writers.retain(|w| *w != me);
                        self.wake(&s);
                        return None;
                    }
                    self.ok_to_write.wait_timeout(s, end - now).unwrap().0
                }
            };
        }
        s.waiting_writers.pop_front();
        s.active_writer = true;
        drop(s);
        Some(WriteGuard { of: self, value: Some(self.value.write().unwrap_or_else(PoisonError::into_inner)) })
    }
    fn wake(&self, s: &State) {
        if s.waiting_writers.is_empty() {
            self.ok_to_read.notify_all()
        } else {
            self.ok_to_write.notify_all()
        }
    }
    pub fn read(&self) -> ReadGuard<'_, T> {
        self.begin_read(None).unwrap()
    }
    pub fn write(&self) -> WriteGuard<'_, T> {
        self.begin_write(None).unwrap()
    }
    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.begin_read(Some(Instant::now()))
    }
    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.begin_write(Some(Instant::now()))
    }
    pub fn try_read_for(&self, d: Duration) -> Option<ReadGuard<'_, T>> {
        self.begin_read(Some(Instant::now() + d))
    }
    pub fn try_write_for(&self, d: Duration) -> Option<WriteGuard<'_, T>> {
        self.begin_write(Some(Instant::now() + d))
    }
}
impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().unwrap()
    }
}
impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().unwrap()
    }
}
impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().unwrap()
    }
}
impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        let mut s = self.of.state();
        s.active_readers -= 1;
        self.of.wake(&s);
    }
}
impl<T> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        let mut s = self.of.state();
        s.active_writer = false;
        self.of.wake(&s);
    }
}

use std::sync::{Arc as Shared3, LazyLock};
static CALENDAR: LazyLock<RwLockWrite<[u8; 7]>> = LazyLock::new(|| RwLockWrite::new([0; 7]));

fn main() {
    // Main waits until three readers have the lock in hand, then counts them and lets them go.
    let inside = Shared3::new((std::sync::Mutex::new((0, false)), std::sync::Condvar::new()));
    let readers: Vec<_> = (0..3)
        .map(|i| {
            let inside = inside.clone();
            std::thread::Builder::new()
                .name(format!("reader {i}"))
                .spawn(move || {
                    let week = CALENDAR.read();
                    let mut n = inside.0.lock().unwrap();
                    n.0 += 1;
                    inside.1.notify_all();
                    drop(inside.1.wait_while(n, |n| !n.1).unwrap());
                    println!("{} reads {week:?}", std::thread::current().name().unwrap(), week = *week);
                })
                .unwrap()
        })
        .collect();
    let mut n = inside.1.wait_while(inside.0.lock().unwrap(), |n| n.0 < 3).unwrap();
    println!("readers at once: {}", n.0);
    n.1 = true;
    drop(n);
    inside.1.notify_all();
    readers.into_iter().for_each(|r| r.join().unwrap());
    let writer = std::thread::spawn(|| {
        for day in 0..7 {
            CALENDAR.write()[day] += 1;
        }
    });
    while CALENDAR.read()[6] == 0 {
        std::thread::yield_now();
    }
    writer.join().expect("no panic");
}
