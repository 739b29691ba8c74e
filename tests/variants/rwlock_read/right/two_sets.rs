// Who waits is in one of two sets of numbers; the lowest number says what comes next.
use parking_lot::{Condvar, MappedRwLockReadGuard, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::time::{Duration, Instant};

#[derive(Default)]
struct Inner {
    readers: usize,
    writer: bool,
    next: u64,
    rs: BTreeSet<u64>,
    ws: BTreeSet<u64>,
}

impl Inner {
    fn open(&mut self) {
        if self.writer {
            return;
        }
        let first_reader = self.rs.first().copied().unwrap_or(u64::MAX);
        let first_writer = self.ws.first().copied().unwrap_or(u64::MAX);
        if self.readers > 0 || first_reader < first_writer {
            self.readers += self.rs.len();
            self.rs.clear();
        } else if self.ws.pop_first().is_some() {
            self.writer = true;
        }
    }
}

pub struct RwLockRead<T> {
    m: Mutex<Inner>,
    r: Condvar,
    w: Condvar,
    t: RwLock<T>,
}
pub struct R<'a, T>(Option<MappedRwLockReadGuard<'a, T>>, &'a RwLockRead<T>);
pub struct W<'a, T>(Option<RwLockWriteGuard<'a, T>>, &'a RwLockRead<T>);

impl<T> RwLockRead<T> {
    pub const fn new(t: T) -> Self {
        let inner = Inner { readers: 0, writer: false, next: 0, rs: BTreeSet::new(), ws: BTreeSet::new() };
        Self { m: Mutex::new(inner), r: Condvar::new(), w: Condvar::new(), t: RwLock::new(t) }
    }
    // `limit`: None is no limit at all.
    fn acquire(&self, write: bool, limit: Option<Duration>) -> bool {
        let end = limit.map(|l| Instant::now() + l);
        let mut i = self.m.lock();
        let me = i.next;
        i.next += 1;
        if write {
            i.ws.insert(me)
        } else {
            i.rs.insert(me)
        };
        i.open();
        while if write { i.ws.contains(&me) } else { i.rs.contains(&me) } {
            let c = if write { &self.w } else { &self.r };
            match end {
                Some(end) if Instant::now() >= end => {
                    if write {
                        i.ws.remove(&me)
                    } else {
                        i.rs.remove(&me)
                    };
                    i.open();
                    self.bell();
                    return false;
                }
                Some(end) => {
                    c.wait_until(&mut i, end);
                }
                None => c.wait(&mut i),
            }
        }
        true
    }
    fn bell(&self) {
        self.r.notify_all();
        self.w.notify_all();
    }
    fn r(&self) -> R<'_, T> {
        R(Some(RwLockReadGuard::map(self.t.read(), |t| t)), self)
    }
    fn w(&self) -> W<'_, T> {
        W(Some(self.t.write()), self)
    }
    pub fn read(&self) -> R<'_, T> {
        self.acquire(false, None);
        self.r()
    }
    pub fn write(&self) -> W<'_, T> {
        self.acquire(true, None);
        self.w()
    }
    pub fn try_read(&self) -> Option<R<'_, T>> {
        self.try_read_for(Duration::ZERO)
    }
    pub fn try_write(&self) -> Option<W<'_, T>> {
        self.try_write_for(Duration::ZERO)
    }
    pub fn try_read_for(&self, d: Duration) -> Option<R<'_, T>> {
        self.acquire(false, Some(d)).then(|| self.r())
    }
    pub fn try_write_for(&self, d: Duration) -> Option<W<'_, T>> {
        self.acquire(true, Some(d)).then(|| self.w())
    }
}
impl<T> Deref for R<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_ref().unwrap()
    }
}
impl<T> Deref for W<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_ref().unwrap()
    }
}
impl<T> DerefMut for W<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().unwrap()
    }
}
impl<T> Drop for R<'_, T> {
    fn drop(&mut self) {
        self.0 = None;
        let mut i = self.1.m.lock();
        i.readers -= 1;
        if i.readers == 0 {
            i.open();
            self.1.bell()
        }
    }
}
impl<T> Drop for W<'_, T> {
    fn drop(&mut self) {
        self.0 = None;
        let mut i = self.1.m.lock();
        i.writer = false;
        i.open();
        self.1.bell();
    }
}

use std::sync::{Arc as Shared3, LazyLock};
static CALENDAR: LazyLock<RwLockRead<[u8; 7]>> = LazyLock::new(|| RwLockRead::new([0; 7]));

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
