// Who waits sleeps for a millisecond and looks whether it has been let in.
use std::collections::{HashSet, VecDeque};
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
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
        if write {
            !self.writing && self.reading == 0 && self.queue.is_empty()
        } else {
            !self.writing && (self.reading > 0 || self.queue.is_empty())
        }
    }
    fn admit(&mut self) {
        if self.writing {
            return;
        }
        let readers = self.reading > 0 || self.queue.front().is_some_and(|w| !w.write);
        if readers {
            let (r, rest): (Vec<_>, Vec<_>) = self.queue.drain(..).partition(|w| !w.write);
            for w in r {
                self.reading += 1;
                self.enter(w);
            }
            self.queue.extend(rest);
        } else if let Some(w) = self.queue.pop_front() {
            self.writing = true;
            self.enter(w);
        }
    }
    fn enter(&mut self, w: Waiter) {
        self.admitted.insert(w.id);
    }
}

pub struct RwLockRead<T> {
    state: Mutex<State>,
    data: RwLock<T>,
}

pub struct ReadGuard<'a, T> {
    lock: &'a RwLockRead<T>,
    data: Option<RwLockReadGuard<'a, T>>,
}

pub struct WriteGuard<'a, T> {
    lock: &'a RwLockRead<T>,
    data: Option<RwLockWriteGuard<'a, T>>,
}

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> Self {
        RwLockRead { state: Mutex::new(State::default()), data: RwLock::new(value) }
    }

    fn acquire(&self, write: bool, limit: Option<Duration>) -> bool {
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
                None => {
                    drop(state);
                    std::thread::sleep(Duration::from_millis(1));
                    state = self.state.lock().unwrap();
                }
                Some(until) => {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        state.queue.retain(|w| w.id != id);
                        state.admit();
                        return false;
                    }
                    drop(state);
                    std::thread::sleep(left.min(Duration::from_millis(1)));
                    state = self.state.lock().unwrap();
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
        self.acquire(false, None);
        self.reader()
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.acquire(true, None);
        self.writer()
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.acquire(false, Some(Duration::ZERO)).then(|| self.reader())
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.acquire(true, Some(Duration::ZERO)).then(|| self.writer())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.acquire(false, Some(limit)).then(|| self.reader())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.acquire(true, Some(limit)).then(|| self.writer())
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
    use std::sync::mpsc;
    let lock = std::sync::Arc::new(RwLockRead::new(String::from("monday")));
    let first = lock.read();
    let (tell, told) = mpsc::channel();
    let friend = {
        let lock = std::sync::Arc::clone(&lock);
        std::thread::Builder::new()
            .name("friend".to_string())
            .spawn(move || {
                let page = lock.read();
                tell.send(page.len()).unwrap();
            })
            .unwrap()
    };
    // The friend reads while main does.
    let len = told.recv().unwrap();
    assert_eq!(len, first.len());
    println!("readers at once: {}", 2);
    drop(first);
    friend.join().unwrap();
    lock.write().push_str(" is over");
    println!("{}", *lock.read());
    if let Some(mut page) = lock.try_write_for(std::time::Duration::from_millis(20)) {
        page.clear();
    }
}
