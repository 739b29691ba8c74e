use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Mutex, OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::Duration;

/// The waiting, by number of arrival. A message in the channel is the permission to go in.
type Queue = BTreeMap<u64, SyncSender<()>>;

struct Book {
    readers: u64,
    writer: bool,
    waiting_readers: Queue,
    waiting_writers: Queue,
    arrivals: u64,
}

impl Book {
    const fn new() -> Book {
        Book {
            readers: 0,
            writer: false,
            waiting_readers: BTreeMap::new(),
            waiting_writers: BTreeMap::new(),
            arrivals: 0,
        }
    }

    fn may_read(&self) -> bool {
        !self.writer && self.waiting_writers.is_empty()
    }

    fn may_write(&self) -> bool {
        !self.writer && self.readers == 0
    }

    fn sort_out(&mut self) {
        if self.may_write() {
            if let Some((_, next)) = self.waiting_writers.pop_first() {
                self.writer = true;
                next.send(()).unwrap();
            }
        }
        if self.may_read() {
            while let Some((_, next)) = self.waiting_readers.pop_first() {
                self.readers += 1;
                next.send(()).unwrap();
            }
        }
    }

    fn line_up(&mut self, write: bool) -> (u64, Receiver<()>) {
        self.arrivals += 1;
        let (call, called) = mpsc::sync_channel(1);
        let number = self.arrivals;
        self.queue(write).insert(number, call);
        (number, called)
    }

    fn queue(&mut self, write: bool) -> &mut Queue {
        if write { &mut self.waiting_writers } else { &mut self.waiting_readers }
    }
}

pub struct RwLockWrite<T> {
    book: Mutex<Book>,
    data: RwLock<T>,
}

impl<T> RwLockWrite<T> {
    pub const fn new(value: T) -> Self {
        Self { book: Mutex::new(Book::new()), data: RwLock::new(value) }
    }

    fn try_enter(&self, write: bool) -> bool {
        let mut book = self.book.lock().unwrap();
        Self::enter_if_free(&mut book, write)
    }

    fn enter_if_free(book: &mut Book, write: bool) -> bool {
        if write && book.may_write() {
            book.writer = true;
            true
        } else if !write && book.may_read() {
            book.readers += 1;
            true
        } else {
            false
        }
    }

    fn enter(&self, write: bool, limit: Option<Duration>) -> bool {
        let (number, called) = {
            let mut book = self.book.lock().unwrap();
            if Self::enter_if_free(&mut book, write) {
                return true;
            }
            book.line_up(write)
        };
        let Some(limit) = limit else {
            return called.recv().is_ok();
        };
        match called.recv_timeout(limit) {
            Ok(()) => true,
            Err(RecvTimeoutError::Disconnected) => unreachable!("only after a message"),
            Err(RecvTimeoutError::Timeout) => {
                let mut book = self.book.lock().unwrap();
                let too_late = book.queue(write).remove(&number).is_some();
                book.sort_out();
                !too_late
            }
        }
    }

    fn exit(&self, write: bool) {
        let mut book = self.book.lock().unwrap();
        if write {
            book.writer = false;
        } else {
            book.readers -= 1;
        }
        book.sort_out();
    }

    fn reader(&self) -> Reader<'_, T> {
        let data = match self.data.read() {
            Ok(data) => data,
            Err(poisoned) => poisoned.into_inner(),
        };
        Reader { data, _exit: Exit { lock: self, write: false } }
    }

    fn writer(&self) -> Writer<'_, T> {
        let data = match self.data.write() {
            Ok(data) => data,
            Err(poisoned) => poisoned.into_inner(),
        };
        Writer { data, _exit: Exit { lock: self, write: true } }
    }

    pub fn read(&self) -> Reader<'_, T> {
        self.enter(false, None);
        self.reader()
    }

    pub fn write(&self) -> Writer<'_, T> {
        self.enter(true, None);
        self.writer()
    }

    pub fn try_read(&self) -> Option<Reader<'_, T>> {
        if self.try_enter(false) { Some(self.reader()) } else { None }
    }

    pub fn try_write(&self) -> Option<Writer<'_, T>> {
        if self.try_enter(true) { Some(self.writer()) } else { None }
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Reader<'_, T>> {
        if self.enter(false, Some(limit)) { Some(self.reader()) } else { None }
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Writer<'_, T>> {
        if self.enter(true, Some(limit)) { Some(self.writer()) } else { None }
    }
}

struct Exit<'a, T> {
    lock: &'a RwLockWrite<T>,
    write: bool,
}

impl<T> Drop for Exit<'_, T> {
    fn drop(&mut self) {
        self.lock.exit(self.write);
    }
}

pub struct Reader<'a, T> {
    data: RwLockReadGuard<'a, T>,
    _exit: Exit<'a, T>, // must stay below `data`
}

pub struct Writer<'a, T> {
    data: RwLockWriteGuard<'a, T>,
    _exit: Exit<'a, T>, // must stay below `data`
}

impl<T> Deref for Reader<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> Deref for Writer<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> DerefMut for Writer<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

static LOCK: RwLockWrite<&str> = RwLockWrite::new("-");

fn main() {
    *LOCK.write() = "+";
    // Two readers wait for each other with the lock in hand.
    let (a, b) = (OnceLock::new(), OnceLock::new());
    thread::scope(|s| {
        let (to_b, from_a) = mpsc::channel();
        let (to_a, from_b) = mpsc::channel();
        let seen = [&a, &b];
        for (mine, to, from) in [(seen[0], to_b, from_b), (seen[1], to_a, from_a)] {
            s.spawn(move || {
                let text = LOCK.read();
                to.send(()).unwrap();
                from.recv().unwrap();
                mine.set(text.len()).unwrap();
            });
        }
    });
    let at_once = [a, b].into_iter().filter_map(OnceLock::into_inner).count();
    println!("readers at once: {at_once}");
}
