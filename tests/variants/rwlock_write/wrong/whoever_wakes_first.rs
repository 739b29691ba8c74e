// breaks: nobody who comes later gets in before someone who is already blocked, except where the table says so
use std::ops::{Deref, DerefMut};
use std::sync::{Barrier, Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Default)]
struct State {
    readers: u32,
    writer: bool,
    waiting_writers: u32,
}

pub struct RwLockWrite<T> {
    state: Mutex<State>,
    cond: Condvar,
    data: RwLock<T>,
}

impl<T> RwLockWrite<T> {
    pub fn new(data: T) -> Self {
        RwLockWrite { state: Mutex::new(State::default()), cond: Condvar::new(), data: RwLock::new(data) }
    }

    fn begin_read(&self, deadline: Option<Instant>) -> bool {
        let mut s = self.state.lock().unwrap();
        while s.writer || s.waiting_writers > 0 {
            match deadline {
                None => s = self.cond.wait(s).unwrap(),
                Some(d) => {
                    let now = Instant::now();
                    if now >= d {
                        return false;
                    }
                    s = self.cond.wait_timeout(s, d - now).unwrap().0;
                }
            }
        }
        s.readers += 1;
        true
    }

    fn begin_write(&self, deadline: Option<Instant>) -> bool {
        let mut s = self.state.lock().unwrap();
        s.waiting_writers += 1;
        while s.writer || s.readers > 0 {
            match deadline {
                None => s = self.cond.wait(s).unwrap(),
                Some(d) => {
                    let now = Instant::now();
                    if now >= d {
                        s.waiting_writers -= 1;
                        self.cond.notify_all();
                        return false;
                    }
                    s = self.cond.wait_timeout(s, d - now).unwrap().0;
                }
            }
        }
        s.waiting_writers -= 1;
        s.writer = true;
        true
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.begin_read(None);
        ReadGuard { lock: self, data: Some(self.data.read().unwrap_or_else(|e| e.into_inner())) }
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.begin_write(None);
        WriteGuard { lock: self, data: Some(self.data.write().unwrap_or_else(|e| e.into_inner())) }
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.try_read_for(Duration::ZERO)
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.try_write_for(Duration::ZERO)
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        if self.begin_read(Instant::now().checked_add(limit)) {
            Some(ReadGuard { lock: self, data: Some(self.data.read().unwrap_or_else(|e| e.into_inner())) })
        } else {
            None
        }
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        if self.begin_write(Instant::now().checked_add(limit)) {
            Some(WriteGuard { lock: self, data: Some(self.data.write().unwrap_or_else(|e| e.into_inner())) })
        } else {
            None
        }
    }
}

pub struct ReadGuard<'a, T> {
    lock: &'a RwLockWrite<T>,
    data: Option<RwLockReadGuard<'a, T>>,
}

pub struct WriteGuard<'a, T> {
    lock: &'a RwLockWrite<T>,
    data: Option<RwLockWriteGuard<'a, T>>,
}

impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        self.data = None;
        let mut s = self.lock.state.lock().unwrap();
        s.readers -= 1;
        self.lock.cond.notify_all();
    }
}

impl<T> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        self.data = None;
        let mut s = self.lock.state.lock().unwrap();
        s.writer = false;
        self.lock.cond.notify_all();
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

fn main() {
    let lock = RwLockWrite::new(1);
    *lock.write() += 1;
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let n = lock.read();
                barrier.wait(); // both are reading now
                println!("read {}", *n);
            });
        }
    });
    println!("readers at once: 2");
}
