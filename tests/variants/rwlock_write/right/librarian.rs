// A thread keeps the book; everybody asks it by message.
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::mpsc::{Sender, channel};
use std::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

enum Ask {
    Enter { id: u64, write: bool, answer: Sender<bool> },
    Try { write: bool, answer: Sender<bool> },
    GiveUp { id: u64, answer: Sender<bool> },
    Leave { write: bool },
    Number(Sender<u64>),
}

struct Guest {
    id: u64,
    write: bool,
    answer: Sender<bool>,
}

#[derive(Default)]
struct Librarian {
    reading: usize,
    writing: bool,
    queue: VecDeque<Guest>,
}

impl Librarian {
    fn may_enter(&self, write: bool) -> bool {
        if write {
            !self.writing && self.reading == 0
        } else {
            !self.writing && !self.queue.iter().any(|w| w.write)
        }
    }
    fn admit(&mut self) {
        if self.writing {
            return;
        }
        if let Some(at) = self.queue.iter().position(|w| w.write) {
            if self.reading == 0 {
                let w = self.queue.remove(at).unwrap();
                self.writing = true;
                self.enter(w);
            }
            return;
        }
        while let Some(w) = self.queue.pop_front() {
            self.reading += 1;
            self.enter(w);
        }
    }
    fn enter(&mut self, guest: Guest) {
        guest.answer.send(true).unwrap();
    }
    fn take(&mut self, write: bool) {
        if write {
            self.writing = true;
        } else {
            self.reading += 1;
        }
    }
    fn answer(&mut self, ask: Ask, numbers: &mut u64) {
        match ask {
            Ask::Number(answer) => {
                *numbers += 1;
                answer.send(*numbers).unwrap();
            }
            Ask::Enter { id, write, answer } => {
                if self.may_enter(write) {
                    self.take(write);
                    answer.send(true).unwrap();
                } else {
                    self.queue.push_back(Guest { id, write, answer });
                }
            }
            Ask::Try { write, answer } => {
                let yes = self.may_enter(write);
                if yes {
                    self.take(write);
                }
                answer.send(yes).unwrap();
            }
            Ask::GiveUp { id, answer } => {
                let before = self.queue.len();
                self.queue.retain(|g| g.id != id);
                answer.send(self.queue.len() < before).unwrap();
                self.admit();
            }
            Ask::Leave { write } => {
                if write {
                    self.writing = false;
                } else {
                    self.reading -= 1;
                }
                if self.reading == 0 {
                    self.admit();
                }
            }
        }
    }
}

pub struct RwLockWrite<T> {
    desk: Option<Sender<Ask>>,
    librarian: Option<JoinHandle<()>>,
    book: RwLock<T>,
}

impl<T> RwLockWrite<T> {
    pub fn new(book: T) -> Self {
        let (desk, asked) = channel();
        let librarian = thread::spawn(move || {
            let mut me = Librarian::default();
            let mut numbers = 0;
            for ask in asked {
                me.answer(ask, &mut numbers);
            }
        });
        Self { desk: Some(desk), librarian: Some(librarian), book: RwLock::new(book) }
    }

    fn ask<R>(&self, make: impl FnOnce(Sender<R>) -> Ask) -> R {
        let (answer, answered) = channel();
        self.tell(make(answer));
        answered.recv().unwrap()
    }

    fn tell(&self, ask: Ask) {
        self.desk.as_ref().unwrap().send(ask).unwrap();
    }

    fn wait(&self, write: bool, limit: Duration) -> bool {
        let id = self.ask(Ask::Number);
        let (answer, answered) = channel();
        self.tell(Ask::Enter { id, write, answer });
        if let Ok(yes) = answered.recv_timeout(limit) {
            return yes;
        }
        // Too late; unless I was let in meanwhile.
        let gone = self.ask(|answer| Ask::GiveUp { id, answer });
        !gone
    }

    fn reading(&self) -> Reading<'_, T> {
        Reading { book: Some(self.book.read().unwrap_or_else(|e| e.into_inner())), lock: self }
    }
    fn writing(&self) -> Writing<'_, T> {
        Writing { book: Some(self.book.write().unwrap_or_else(|e| e.into_inner())), lock: self }
    }
    pub fn read(&self) -> Reading<'_, T> {
        self.ask(|answer| Ask::Enter { id: 0, write: false, answer });
        self.reading()
    }
    pub fn write(&self) -> Writing<'_, T> {
        self.ask(|answer| Ask::Enter { id: 0, write: true, answer });
        self.writing()
    }
    pub fn try_read(&self) -> Option<Reading<'_, T>> {
        self.ask(|answer| Ask::Try { write: false, answer }).then(|| self.reading())
    }
    pub fn try_write(&self) -> Option<Writing<'_, T>> {
        self.ask(|answer| Ask::Try { write: true, answer }).then(|| self.writing())
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<Reading<'_, T>> {
        self.wait(false, limit).then(|| self.reading())
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<Writing<'_, T>> {
        self.wait(true, limit).then(|| self.writing())
    }
}

impl<T> Drop for RwLockWrite<T> {
    fn drop(&mut self) {
        self.desk.take();
        self.librarian.take().unwrap().join().unwrap();
    }
}

pub struct Reading<'a, T> {
    book: Option<RwLockReadGuard<'a, T>>,
    lock: &'a RwLockWrite<T>,
}
pub struct Writing<'a, T> {
    book: Option<RwLockWriteGuard<'a, T>>,
    lock: &'a RwLockWrite<T>,
}

macro_rules! guard {
    ($name:ident, $write:expr) => {
        impl<T> Deref for $name<'_, T> {
            type Target = T;
            fn deref(&self) -> &T {
                self.book.as_deref().expect("held")
            }
        }
        impl<T> Drop for $name<'_, T> {
            fn drop(&mut self) {
                self.book = None;
                self.lock.tell(Ask::Leave { write: $write });
            }
        }
    };
}
guard!(Reading, false);
guard!(Writing, true);

impl<T> DerefMut for Writing<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.book.as_deref_mut().expect("held")
    }
}

fn main() {
    let lock = RwLockWrite::new(10i64);
    // A writer that panics leaves the lock usable: not shown by panicking here, but by giving up.
    let held = lock.write();
    std::thread::scope(|s| {
        let late = s.spawn(|| lock.try_read_for(std::time::Duration::from_millis(5)).is_none());
        println!("the reader gave up: {}", late.join().unwrap());
    });
    drop(held);
    let (to, from) = crossbeam_channel::unbounded::<()>();
    let (go, start) = crossbeam_channel::bounded::<()>(0);
    let n = std::thread::scope(|s| {
        for _ in 0..4 {
            let (to, start, lock) = (to.clone(), start.clone(), &lock);
            s.spawn(move || {
                let value = lock.read();
                to.send(()).unwrap();
                let _ = start.recv(); // until everybody may go
                println!("value {}", *value);
            });
        }
        let n = from.iter().take(4).count();
        drop(go);
        n
    });
    *lock.write() -= 1;
    println!("readers at once: {n}");
}
