// breaks: prints `readers at once: N` with N ≥ 2
use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Barrier, Mutex, OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

trait Kind: 'static {
    const WRITES: bool;
}

struct Reads;
struct Writes;

impl Kind for Reads {
    const WRITES: bool = false;
}

impl Kind for Writes {
    const WRITES: bool = true;
}

struct Sleeper {
    thread: Thread,
    writes: bool,
    go: Arc<OnceLock<()>>,
}

#[derive(Default)]
struct Ledger {
    readers: usize,
    writer: bool,
    sleepers: BTreeMap<u64, Sleeper>,
    last: u64,
}

impl Ledger {
    fn fits(&self, writes: bool) -> bool {
        !self.writer && !(writes && self.readers > 0)
    }

    fn book(&mut self, writes: bool) {
        if writes {
            self.writer = true;
        } else {
            self.readers += 1;
        }
    }

    fn wake_who_fits(&mut self) {
        while let Some(first) = self.sleepers.first_entry() {
            let writes = first.get().writes;
            if !self.fits(writes) {
                break;
            }
            let (_, first) = self.sleepers.pop_first().unwrap();
            self.book(writes);
            first.go.set(()).unwrap();
            first.thread.unpark();
        }
    }
}

/// Holds the lock as a `K` until it is dropped.
struct Booking<'a, K: Kind> {
    ledger: &'a Mutex<Ledger>,
    kind: std::marker::PhantomData<K>,
}

impl<'a, K: Kind> Booking<'a, K> {
    fn new(ledger: &'a Mutex<Ledger>) -> Self {
        Booking { ledger, kind: std::marker::PhantomData }
    }

    fn at_once(ledger: &'a Mutex<Ledger>) -> Option<Self> {
        let mut book = ledger.lock().unwrap();
        if !book.sleepers.is_empty() || !book.fits(K::WRITES) {
            return None;
        }
        book.book(K::WRITES);
        Some(Self::new(ledger))
    }

    fn by(ledger: &'a Mutex<Ledger>, deadline: Option<Instant>) -> Option<Self> {
        let mut book = ledger.lock().unwrap();
        if book.sleepers.is_empty() && book.fits(K::WRITES) {
            book.book(K::WRITES);
            return Some(Self::new(ledger));
        }
        book.last += 1;
        let number = book.last;
        let go = Arc::new(OnceLock::new());
        let sleeper = Sleeper { thread: thread::current(), writes: K::WRITES, go: Arc::clone(&go) };
        book.sleepers.insert(number, sleeper);
        drop(book);

        while go.get().is_none() {
            let Some(deadline) = deadline else {
                thread::park();
                continue;
            };
            let left = deadline.saturating_duration_since(Instant::now());
            if !left.is_zero() {
                thread::park_timeout(left);
                continue;
            }
            let mut book = ledger.lock().unwrap();
            if book.sleepers.remove(&number).is_some() {
                book.wake_who_fits();
                return None;
            }
            break; // woken just now
        }
        Some(Self::new(ledger))
    }
}

impl<K: Kind> Drop for Booking<'_, K> {
    fn drop(&mut self) {
        let mut book = self.ledger.lock().unwrap();
        if K::WRITES {
            book.writer = false;
        } else {
            book.readers -= 1;
        }
        book.wake_who_fits();
    }
}

pub struct RwLockFair<T> {
    ledger: Mutex<Ledger>,
    value: RwLock<T>,
}

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        Self { ledger: Mutex::default(), value: RwLock::new(value) }
    }

    fn reader<'a>(&'a self, booking: Booking<'a, Reads>) -> ReadGuard<'a, T> {
        let value = self.value.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        ReadGuard { value, _booking: booking }
    }

    fn writer<'a>(&'a self, booking: Booking<'a, Writes>) -> WriteGuard<'a, T> {
        let value = self.value.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        WriteGuard { value, _booking: booking }
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.reader(Booking::by(&self.ledger, None).unwrap())
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.writer(Booking::by(&self.ledger, None).unwrap())
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        Some(self.reader(Booking::at_once(&self.ledger)?))
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        Some(self.writer(Booking::at_once(&self.ledger)?))
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        Some(self.reader(Booking::by(&self.ledger, Instant::now().checked_add(limit))?))
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        Some(self.writer(Booking::by(&self.ledger, Instant::now().checked_add(limit))?))
    }
}

// The booking is the last field, so the value is let go before the lock is.
pub struct ReadGuard<'a, T> {
    value: RwLockReadGuard<'a, T>,
    _booking: Booking<'a, Reads>,
}

pub struct WriteGuard<'a, T> {
    value: RwLockWriteGuard<'a, T>,
    _booking: Booking<'a, Writes>,
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

fn main() {
    let lock = RwLockFair::new(3.5);
    let inside = Mutex::new((0, 0));
    thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let value = lock.read();
                {
                    let mut inside = inside.lock().unwrap();
                    inside.0 += 1;
                    inside.1 = inside.1.max(inside.0);
                }
                thread::sleep(Duration::from_millis(500));
                inside.lock().unwrap().0 -= 1;
                println!("{}", *value);
            });
        }
    });
    println!("readers at once: {}", inside.lock().unwrap().1);
}
