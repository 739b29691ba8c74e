//! A reader-writer lock that prefers writers: as long as one waits, no reader gets in.
//!
//! Watch: who gets in when main stops writing. All writers do before any reader does.
//! `rwlock_read` and `rwlock_fair` are the same lock but for the policy, which is the function `admit`.
//!
//! Run: `cargo run --example rwlock_write`
//! Book: `docs/src/locks/rwlock_write.md`
//! Crates: `cargo add parking_lot@0.13`.

use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::ops::{Deref, DerefMut};
use std::thread::{self, ThreadId};
use std::time::Duration;

const ALL: u32 = u32::MAX; // the shares of a lock: a reader takes one, a writer takes all
#[derive(Default)]
struct Line {
    taken: u32,
    waiting: Vec<(ThreadId, u32)>, // who, and for how many shares
}

impl Line {
    /// Lets in the first in line, again and again, as long as there is room; and writers go to the front.
    fn admit(&mut self) {
        self.waiting.sort_by_key(|&(_, shares)| shares == 1); // who wants the same stays in order
        while self.waiting.first().is_some_and(|&(_, shares)| shares <= ALL - self.taken) {
            self.taken += self.waiting.remove(0).1;
        }
    }
}

pub struct RwLockWrite<T> {
    line: Mutex<Line>,
    moved: Condvar,
    value: RwLock<T>, // who has been let in finds it free
}

impl<T> RwLockWrite<T> {
    pub fn new(value: T) -> Self {
        Self { line: Mutex::default(), moved: Condvar::new(), value: RwLock::new(value) }
    }
    pub fn read(&self) -> Guard<'_, T, RwLockReadGuard<'_, T>> {
        self.try_read_for(Duration::MAX).unwrap()
    }
    pub fn write(&self) -> Guard<'_, T, RwLockWriteGuard<'_, T>> {
        self.try_write_for(Duration::MAX).unwrap()
    }
    pub fn try_read(&self) -> Option<Guard<'_, T, RwLockReadGuard<'_, T>>> {
        self.try_read_for(Duration::ZERO)
    }
    pub fn try_write(&self) -> Option<Guard<'_, T, RwLockWriteGuard<'_, T>>> {
        self.try_write_for(Duration::ZERO)
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<Guard<'_, T, RwLockReadGuard<'_, T>>> {
        self.enter(1, limit).then(|| Guard { lock: self, shares: 1, value: Some(self.value.read()) })
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<Guard<'_, T, RwLockWriteGuard<'_, T>>> {
        self.enter(ALL, limit).then(|| Guard { lock: self, shares: ALL, value: Some(self.value.write()) })
    }

    fn enter(&self, shares: u32, limit: Duration) -> bool {
        let me = (thread::current().id(), shares);
        let mut line = self.line.lock();
        line.waiting.push(me);
        line.admit(); // who no longer waits is in
        let waits = |line: &mut Line| line.waiting.contains(&me);
        match limit {
            Duration::ZERO => {}
            Duration::MAX => self.moved.wait_while(&mut line, waits),
            _ => _ = self.moved.wait_while_for(&mut line, waits, limit),
        }
        let gives_up = waits(&mut line);
        if gives_up {
            line.waiting.retain(|other| *other != me);
            line.admit(); // those whom only this one held up
            self.moved.notify_all();
        }
        !gives_up
    }
}

pub struct Guard<'a, T, G> {
    lock: &'a RwLockWrite<T>,
    shares: u32,
    value: Option<G>, // until it is dropped
}

impl<T, G> Drop for Guard<'_, T, G> {
    fn drop(&mut self) {
        self.value = None; // let go of the value, and then let in the next
        let mut line = self.lock.line.lock();
        line.taken -= self.shares;
        line.admit();
        self.lock.moved.notify_all();
    }
}

impl<T, G: Deref> Deref for Guard<'_, T, G> {
    type Target = G::Target;
    fn deref(&self) -> &G::Target {
        self.value.as_ref().unwrap()
    }
}
impl<T, G: DerefMut> DerefMut for Guard<'_, T, G> {
    fn deref_mut(&mut self) -> &mut G::Target {
        self.value.as_mut().unwrap()
    }
}

fn main() {
    let menu = &RwLockWrite::new("soup");
    let all_read = std::sync::Barrier::new(4);
    thread::scope(|room| {
        for _ in 0..3 {
            room.spawn(|| drop((menu.read(), all_read.wait()))); // nobody leaves before all three are in
        }
        all_read.wait();
        println!("readers at once: 3");
        let _menu = menu.write(); // main waits until they have left, and then
        assert!(menu.try_read().is_none() && menu.try_write().is_none()); // nobody gets in
        for n in [1, 2] {
            room.spawn(move || drop((menu.write(), println!("writer {n} is in"))));
            thread::sleep(Duration::from_millis(50)); // long enough to get into line
            room.spawn(move || drop((menu.read(), println!("reader {n} is in"))));
            thread::sleep(Duration::from_millis(50));
        }
    });
}
