//! One lock for any order, and an alias for the fair one.

use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

/// Who of those that wait comes first; `true` for a writer, the longest waiting in front.
pub trait Order {
    fn first(waiting: impl Iterator<Item = bool>) -> usize;
}

pub struct OfArrival;

impl Order for OfArrival {
    fn first(_: impl Iterator<Item = bool>) -> usize {
        0
    }
}

pub type RwLockFair<T> = Lock<T, OfArrival>;

pub struct Lock<T, O> {
    desk: Mutex<Desk>,
    value: RwLock<T>,
    order: PhantomData<fn(O)>,
}

#[derive(Default)]
struct Desk {
    readers: i32,
    writers: i32,
    waiting: Vec<Arc<Visitor>>,
}

struct Visitor {
    writer: bool,
    bell: Condvar,
}

impl Desk {
    fn room(&self, writer: bool) -> bool {
        self.writers == 0 && (self.readers == 0 || !writer)
    }

    fn let_in(&mut self, writer: bool, number: i32) {
        if writer {
            self.writers += number;
        } else {
            self.readers += number;
        }
    }

    fn call<O: Order>(&mut self) {
        while !self.waiting.is_empty() {
            let first = O::first(self.waiting.iter().map(|visitor| visitor.writer));
            let writer = self.waiting[first].writer;
            if !self.room(writer) {
                break;
            }
            self.let_in(writer, 1);
            self.waiting.remove(first).bell.notify_one();
        }
    }

    fn waits(&self, me: &Arc<Visitor>) -> bool {
        self.waiting.iter().any(|visitor| Arc::ptr_eq(visitor, me))
    }
}

impl<T, O: Order> Lock<T, O> {
    pub fn new(value: T) -> Self {
        Lock { desk: Mutex::default(), value: RwLock::new(value), order: PhantomData }
    }

    fn enter(&self, writer: bool, limit: Option<Duration>) -> Option<Stay<'_, T, O>> {
        let deadline = limit.map(|limit| Instant::now().checked_add(limit));
        let me = Arc::new(Visitor { writer, bell: Condvar::new() });
        let mut desk = self.desk.lock();
        desk.waiting.push(Arc::clone(&me));
        desk.call::<O>();
        while desk.waits(&me) {
            match deadline {
                None | Some(None) => me.bell.wait(&mut desk),
                Some(Some(deadline)) => {
                    me.bell.wait_until(&mut desk, deadline);
                    if desk.waits(&me) && Instant::now() >= deadline {
                        desk.waiting.retain(|visitor| !Arc::ptr_eq(visitor, &me));
                        desk.call::<O>();
                        return None;
                    }
                }
            }
        }
        Some(Stay { lock: self, writer })
    }

    fn enter_now(&self, writer: bool) -> Option<Stay<'_, T, O>> {
        let mut desk = self.desk.lock();
        if !desk.waiting.is_empty() || !desk.room(writer) {
            return None;
        }
        desk.let_in(writer, 1);
        Some(Stay { lock: self, writer })
    }

    fn reading<'a>(&'a self, stay: Stay<'a, T, O>) -> Reading<'a, T, O> {
        Reading { value: self.value.read(), _stay: stay }
    }

    fn writing<'a>(&'a self, stay: Stay<'a, T, O>) -> Writing<'a, T, O> {
        Writing { value: self.value.write(), _stay: stay }
    }

    pub fn read(&self) -> Reading<'_, T, O> {
        self.reading(self.enter(false, None).unwrap())
    }

    pub fn write(&self) -> Writing<'_, T, O> {
        self.writing(self.enter(true, None).unwrap())
    }

    pub fn try_read(&self) -> Option<Reading<'_, T, O>> {
        self.enter_now(false).map(|stay| self.reading(stay))
    }

    pub fn try_write(&self) -> Option<Writing<'_, T, O>> {
        self.enter_now(true).map(|stay| self.writing(stay))
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Reading<'_, T, O>> {
        self.enter(false, Some(limit)).map(|stay| self.reading(stay))
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Writing<'_, T, O>> {
        self.enter(true, Some(limit)).map(|stay| self.writing(stay))
    }
}

struct Stay<'a, T, O: Order> {
    lock: &'a Lock<T, O>,
    writer: bool,
}

impl<T, O: Order> Drop for Stay<'_, T, O> {
    fn drop(&mut self) {
        let mut desk = self.lock.desk.lock();
        desk.let_in(self.writer, -1);
        desk.call::<O>();
    }
}

// The stay ends after the value has been put down: fields are dropped in this order.
pub struct Reading<'a, T, O: Order> {
    value: RwLockReadGuard<'a, T>,
    _stay: Stay<'a, T, O>,
}

pub struct Writing<'a, T, O: Order> {
    value: RwLockWriteGuard<'a, T>,
    _stay: Stay<'a, T, O>,
}

impl<T, O: Order> Deref for Reading<'_, T, O> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, O: Order> Deref for Writing<'_, T, O> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, O: Order> DerefMut for Writing<'_, T, O> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

fn main() {
    let lock = RwLockFair::new(Vec::from([5, 1, 3]));
    lock.write().sort_unstable();

    let together = Barrier::new(2);
    let mut met = 0;
    thread::scope(|s| {
        let read = || {
            let numbers = lock.read();
            together.wait();
            println!("{:?}", numbers.first());
        };
        for reader in [s.spawn(read), s.spawn(read)] {
            reader.join().unwrap();
            met += 1;
        }
    });
    println!("readers at once: {met}");
}
