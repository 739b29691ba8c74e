// breaks: `try_*` fails only because somebody holds or waits (a `try_write` in vain stands in line for a moment, and a `try_read` fails)
use crossbeam_channel::{Receiver, RecvTimeoutError, Sender, bounded};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::Duration;

/// Who is let in next when nobody writes: `line` says who waits, `true` being a writer.
trait Policy {
    fn next(readers: usize, line: &[bool]) -> Vec<usize>;
}

struct InOrder;
impl Policy for InOrder {
    fn next(readers: usize, line: &[bool]) -> Vec<usize> {
        match line.first() {
            None => vec![],
            Some(true) => {
                if readers == 0 {
                    vec![0]
                } else {
                    vec![]
                }
            }
            Some(false) => (0..line.iter().take_while(|w| !**w).count()).collect(),
        }
    }
}
type RwLockFair<T> = Doorman<T, InOrder>;
struct Door {
    readers: usize,
    writer: bool,
    line: Vec<(bool, Sender<()>, u64)>,
    numbers: u64,
}

struct Doorman<T, P> {
    door: Mutex<Door>,
    room: RwLock<T>,
    policy: PhantomData<fn() -> P>,
}

impl<T, P: Policy> Doorman<T, P> {
    const fn new(value: T) -> Self {
        Self {
            door: Mutex::new(Door { readers: 0, writer: false, line: Vec::new(), numbers: 0 }),
            room: RwLock::new(value),
            policy: PhantomData,
        }
    }

    fn call(door: &mut Door) {
        if door.writer {
            return;
        }
        let kinds: Vec<bool> = door.line.iter().map(|(w, ..)| *w).collect();
        let mut next = P::next(door.readers, &kinds);
        next.sort();
        for i in next.into_iter().rev() {
            let (write, bell, _) = door.line.remove(i);
            if write {
                door.writer = true;
            } else {
                door.readers += 1;
            }
            bell.send(()).unwrap();
        }
    }

    /// Everybody queues; who is at the head of an open door is called at once.
    fn queue(&self, write: bool) -> (Receiver<()>, u64) {
        let (bell, ear) = bounded(1);
        let mut door = self.door.lock().unwrap();
        door.numbers += 1;
        let number = door.numbers;
        door.line.push((write, bell, number));
        Self::call(&mut door);
        (ear, number)
    }

    fn leave_queue(&self, ear: &Receiver<()>, number: u64) -> bool {
        let mut door = self.door.lock().unwrap();
        if ear.try_recv().is_ok() {
            return true;
        }
        door.line.retain(|(.., n)| *n != number);
        Self::call(&mut door);
        false
    }

    fn enter(&self, write: bool, limit: Option<Duration>) -> bool {
        let (ear, number) = self.queue(write);
        match limit {
            None => ear.recv().is_ok(),
            Some(limit) if limit.is_zero() => self.leave_queue(&ear, number),
            Some(limit) => match ear.recv_timeout(limit) {
                Ok(()) => true,
                Err(RecvTimeoutError::Timeout) => self.leave_queue(&ear, number),
                Err(RecvTimeoutError::Disconnected) => unreachable!(),
            },
        }
    }

    fn reading(&self) -> Read<'_, T, P> {
        Read { man: self, room: Some(self.room.read().unwrap_or_else(|p| p.into_inner())) }
    }
    fn writing(&self) -> Write<'_, T, P> {
        Write { man: self, room: Some(self.room.write().unwrap_or_else(|p| p.into_inner())) }
    }
    fn read(&self) -> Read<'_, T, P> {
        assert!(self.enter(false, None));
        self.reading()
    }
    fn write(&self) -> Write<'_, T, P> {
        assert!(self.enter(true, None));
        self.writing()
    }
    fn try_read(&self) -> Option<Read<'_, T, P>> {
        self.try_read_for(Duration::ZERO)
    }
    fn try_write(&self) -> Option<Write<'_, T, P>> {
        self.try_write_for(Duration::ZERO)
    }
    fn try_read_for(&self, limit: Duration) -> Option<Read<'_, T, P>> {
        if self.enter(false, Some(limit)) { Some(self.reading()) } else { None }
    }
    fn try_write_for(&self, limit: Duration) -> Option<Write<'_, T, P>> {
        if self.enter(true, Some(limit)) { Some(self.writing()) } else { None }
    }
    fn open(&self, write: bool) {
        let mut door = self.door.lock().unwrap();
        if write {
            door.writer = false;
        } else {
            door.readers -= 1;
        }
        Self::call(&mut door);
    }
}

struct Read<'a, T, P: Policy> {
    man: &'a Doorman<T, P>,
    room: Option<RwLockReadGuard<'a, T>>,
}
struct Write<'a, T, P: Policy> {
    man: &'a Doorman<T, P>,
    room: Option<RwLockWriteGuard<'a, T>>,
}
impl<T, P: Policy> Deref for Read<'_, T, P> {
    type Target = T;
    fn deref(&self) -> &T {
        self.room.as_ref().unwrap()
    }
}
impl<T, P: Policy> Deref for Write<'_, T, P> {
    type Target = T;
    fn deref(&self) -> &T {
        self.room.as_ref().unwrap()
    }
}
impl<T, P: Policy> DerefMut for Write<'_, T, P> {
    fn deref_mut(&mut self) -> &mut T {
        self.room.as_mut().unwrap()
    }
}
impl<T, P: Policy> Drop for Read<'_, T, P> {
    fn drop(&mut self) {
        self.room = None;
        self.man.open(false);
    }
}
impl<T, P: Policy> Drop for Write<'_, T, P> {
    fn drop(&mut self) {
        self.room = None;
        self.man.open(true);
    }
}

fn main() {
    let lock = RwLockFair::new(0u32);
    let inside = std::sync::atomic::AtomicUsize::new(0);
    let most = std::sync::atomic::AtomicUsize::new(0);
    let together = std::sync::Barrier::new(3);
    std::thread::scope(|s| {
        for _ in 0..3 {
            s.spawn(|| {
                let seen = lock.read();
                let now = inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst) + 1;
                most.fetch_max(now, std::sync::atomic::Ordering::SeqCst);
                together.wait();
                let _ = *seen;
                inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
            });
        }
    });
    std::thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| *lock.write() += 1);
        }
        s.spawn(|| println!("a reader saw {}", *lock.read()));
    });
    println!("at the end: {}", *lock.read());
    println!("readers at once: {}", most.load(std::sync::atomic::Ordering::SeqCst));
}
