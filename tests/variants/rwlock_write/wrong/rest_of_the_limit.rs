// breaks: wake-ups do not start its limit anew
use parking_lot::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

const WAITS: u8 = 0;
const GO: u8 = 1;

struct Entry {
    thread: Thread,
    writer: bool,
    flag: AtomicU8,
}

#[derive(Default)]
struct Line {
    readers: usize,
    writer: bool,
    entries: Vec<Arc<Entry>>,
}

impl Line {
    fn writers_wait(&self) -> bool {
        self.entries.iter().any(|e| e.writer)
    }

    fn step_in(&mut self, writer: bool) -> bool {
        if self.writer || (writer && self.readers > 0) || (!writer && self.writers_wait()) {
            return false;
        }
        if writer {
            self.writer = true
        } else {
            self.readers += 1
        }
        true
    }

    /// Lets in the first writer, or all readers if no writer waits.
    fn move_up(&mut self) {
        for entry in &self.entries {
            entry.thread.unpark(); // look up, something has changed
        }
        if let Some(place) = self.entries.iter().position(|e| e.writer) {
            if !self.writer && self.readers == 0 {
                self.writer = true;
                let entry = self.entries.remove(place);
                entry.flag.store(GO, Ordering::Release);
                entry.thread.unpark();
            }
        } else if !self.writer {
            for entry in self.entries.drain(..) {
                self.readers += 1;
                entry.flag.store(GO, Ordering::Release);
                entry.thread.unpark();
            }
        }
    }
}

pub struct RwLockWrite<T> {
    line: Mutex<Line>,
    value: RwLock<T>,
}

impl<T> RwLockWrite<T> {
    pub fn new(value: T) -> Self {
        Self { line: Mutex::new(Line::default()), value: RwLock::new(value) }
    }

    fn wait_for(&self, writer: bool, limit: Option<Duration>) -> bool {
        let mut woken = Instant::now();
        let me = {
            let mut line = self.line.lock();
            if line.step_in(writer) {
                return true;
            }
            let me = Arc::new(Entry { thread: thread::current(), writer, flag: AtomicU8::new(WAITS) });
            line.entries.push(me.clone());
            me
        };
        loop {
            if me.flag.load(Ordering::Acquire) == GO {
                return true;
            }
            match limit.map(|limit| limit.saturating_sub(woken.elapsed())) {
                None => thread::park(),
                Some(Duration::ZERO) => break,
                Some(_) => {
                    // the time that was slept counts, the time awake does not
                    thread::park_timeout(limit.unwrap());
                    if Instant::now() - woken < limit.unwrap() {
                        woken = Instant::now();
                    }
                }
            }
        }
        let mut line = self.line.lock();
        match line.entries.iter().position(|e| Arc::ptr_eq(e, &me)) {
            Some(place) => {
                line.entries.remove(place);
                line.move_up();
                false
            }
            None => true, // let in at the last moment
        }
    }

    fn step_out(&self, writer: bool) {
        let mut line = self.line.lock();
        if writer {
            line.writer = false
        } else {
            line.readers -= 1
        }
        line.move_up();
    }

    pub fn read(&self) -> RGuard<'_, T> {
        self.wait_for(false, None);
        RGuard { value: Some(self.value.read()), lock: self }
    }

    pub fn write(&self) -> WGuard<'_, T> {
        self.wait_for(true, None);
        WGuard { value: Some(self.value.write()), lock: self }
    }

    pub fn try_read(&self) -> Option<RGuard<'_, T>> {
        let in_it = self.line.lock().step_in(false);
        in_it.then(|| RGuard { value: Some(self.value.read()), lock: self })
    }

    pub fn try_write(&self) -> Option<WGuard<'_, T>> {
        let in_it = self.line.lock().step_in(true);
        in_it.then(|| WGuard { value: Some(self.value.write()), lock: self })
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<RGuard<'_, T>> {
        let in_it = self.wait_for(false, Some(limit));
        in_it.then(|| RGuard { value: Some(self.value.read()), lock: self })
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WGuard<'_, T>> {
        let in_it = self.wait_for(true, Some(limit));
        in_it.then(|| WGuard { value: Some(self.value.write()), lock: self })
    }
}

pub struct RGuard<'a, T> {
    value: Option<RwLockReadGuard<'a, T>>,
    lock: &'a RwLockWrite<T>,
}

pub struct WGuard<'a, T> {
    value: Option<RwLockWriteGuard<'a, T>>,
    lock: &'a RwLockWrite<T>,
}

impl<T> Drop for RGuard<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        self.lock.step_out(false);
    }
}

impl<T> Drop for WGuard<'_, T> {
    fn drop(&mut self) {
        self.value = None;
        self.lock.step_out(true);
    }
}

impl<T> Deref for RGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().unwrap()
    }
}

impl<T> Deref for WGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().unwrap()
    }
}

impl<T> DerefMut for WGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_mut().unwrap()
    }
}

fn main() {
    let lock = Arc::new(RwLockWrite::new(String::new()));
    for word in ["writers", "go", "first"] {
        let lock = lock.clone();
        let writer = thread::spawn(move || {
            let mut text = lock.write();
            text.push_str(word);
            text.push(' ');
        });
        writer.join().unwrap();
    }
    // Main reads all the time while each of the others does.
    let text = lock.read();
    let at_once = Arc::new(AtomicUsize::new(1));
    let readers: Vec<_> = (0..2)
        .map(|_| {
            let (lock, at_once) = (lock.clone(), at_once.clone());
            thread::spawn(move || {
                let text = lock.read();
                let now = at_once.fetch_add(1, Ordering::SeqCst) + 1;
                println!("{text}", text = text.trim());
                at_once.fetch_sub(1, Ordering::SeqCst);
                now
            })
        })
        .collect();
    let most = readers.into_iter().map(|r| r.join().unwrap()).max().unwrap();
    drop(text);
    println!("readers at once: {most}");
}
