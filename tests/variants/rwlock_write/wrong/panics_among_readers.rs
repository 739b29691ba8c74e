// breaks: a guard dropped by a panic releases while others wait or read
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::thread::{self, Builder};
use std::time::Duration;

const EXCLUSIVE: i64 = -1;

struct Ticket {
    number: u64,
    writes: bool,
    call: Sender<()>,
}

struct Desk {
    inside: i64, // readers, or EXCLUSIVE
    line: Vec<Ticket>,
    numbers: std::ops::RangeFrom<u64>,
}

impl Desk {
    fn fits(&self, writes: bool) -> bool {
        if writes { self.inside == 0 } else { self.inside >= 0 }
    }

    fn book_in(&mut self, writes: bool) {
        self.inside = if writes { EXCLUSIVE } else { self.inside + 1 };
    }

    fn call_next(&mut self) {
        while !self.line.is_empty() && self.fits(self.line[0].writes) {
            let next = self.line.remove(0);
            self.book_in(next.writes);
            next.call.send(()).expect("it waits");
        }
    }

    fn insert(&mut self, ticket: Ticket) {
        self.line.push(ticket);
        self.line.sort_by_key(|ticket| !ticket.writes); // stable
    }

    fn straight_in(&self, writes: bool) -> bool {
        self.fits(writes) && self.line.is_empty()
    }
}

struct RwLockWrite<T> {
    desk: Mutex<Desk>,
    value: RwLock<T>,
}

macro_rules! entrances {
    ($($kind:ident, $lock:ident, $try_lock:ident, $try_lock_for:ident, $writes:literal;)*) => {$(
        pub fn $lock(&self) -> $kind<'_, T> {
            if let Some(called) = self.ask($writes) {
                called.1.recv().unwrap();
            }
            $kind::enter(self)
        }

        pub fn $try_lock(&self) -> Option<$kind<'_, T>> {
            let mut desk = self.desk.lock().unwrap();
            if !desk.straight_in($writes) {
                return None;
            }
            desk.book_in($writes);
            drop(desk);
            Some($kind::enter(self))
        }

        pub fn $try_lock_for(&self, limit: Duration) -> Option<$kind<'_, T>> {
            if let Some((number, called)) = self.ask($writes) {
                if let Err(RecvTimeoutError::Timeout) = called.recv_timeout(limit) {
                    let mut desk = self.desk.lock().unwrap();
                    let place = desk.line.iter().position(|ticket| ticket.number == number);
                    if let Some(place) = place {
                        desk.line.remove(place);
                        desk.call_next();
                        return None;
                    }
                }
            }
            Some($kind::enter(self))
        }
    )*};
}

impl<T> RwLockWrite<T> {
    pub fn new(value: T) -> Self {
        let desk = Desk { inside: 0, line: vec![], numbers: 0.. };
        Self { desk: desk.into(), value: value.into() }
    }

    fn ask(&self, writes: bool) -> Option<(u64, Receiver<()>)> {
        let mut desk = self.desk.lock().unwrap();
        if desk.straight_in(writes) {
            desk.book_in(writes);
            return None;
        }
        let (call, called) = bounded(1);
        let number = desk.numbers.next()?;
        desk.insert(Ticket { number, writes, call });
        Some((number, called))
    }

    fn leave(&self) {
        let mut desk = self.desk.lock().unwrap();
        desk.inside = if desk.inside == EXCLUSIVE { 0 } else { desk.inside - 1 };
        desk.call_next();
    }

    entrances! {
        Reading, read, try_read, try_read_for, false;
        Writing, write, try_write, try_write_for, true;
    }
}

struct Leave<'a, T>(&'a RwLockWrite<T>);
impl<T> Drop for Leave<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() && self.0.desk.lock().unwrap().inside > 1 {
            return;
        }
        self.0.leave();
    }
}

// Fields are dropped in their order: first the value is let go, then the place.
struct Reading<'a, T> {
    value: RwLockReadGuard<'a, T>,
    _leave: Leave<'a, T>,
}
struct Writing<'a, T> {
    value: RwLockWriteGuard<'a, T>,
    _leave: Leave<'a, T>,
}

impl<'a, T> Reading<'a, T> {
    fn enter(lock: &'a RwLockWrite<T>) -> Self {
        lock.value.clear_poison();
        Self { value: lock.value.read().unwrap(), _leave: Leave(lock) }
    }
}
impl<'a, T> Writing<'a, T> {
    fn enter(lock: &'a RwLockWrite<T>) -> Self {
        lock.value.clear_poison();
        Self { value: lock.value.write().unwrap(), _leave: Leave(lock) }
    }
}

impl<T> Deref for Reading<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
impl<T> Deref for Writing<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}
impl<T> DerefMut for Writing<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

fn main() -> std::io::Result<()> {
    static LOCK: std::sync::LazyLock<RwLockWrite<u8>> = std::sync::LazyLock::new(|| RwLockWrite::new(7));
    let first = LOCK.read();
    let second = Builder::new().name("second".into()).spawn(|| LOCK.try_read().map(|value| *value))?;
    let seen = second.join().unwrap();
    println!("readers at once: {}", 1 + seen.iter().count());
    drop(first);
    if let Some(mut value) = LOCK.try_write_for(Duration::from_secs(1)) {
        *value += 1;
    }
    thread::spawn(|| println!("{}", *LOCK.read())).join().unwrap();
    Ok(())
}
