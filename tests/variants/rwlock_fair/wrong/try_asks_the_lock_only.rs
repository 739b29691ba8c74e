// breaks: nobody who comes later gets in before someone who is already blocked, except where the table says so
use crossbeam_channel::{Receiver, Sender, after, bounded, never, select};
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Clone, Copy, PartialEq, Debug)]
enum Role {
    Reader,
    Writer,
}

struct Place {
    role: Role,
    number: usize,
    go: Sender<()>,
}

enum Now {
    Free,
    Read(usize),
    Written,
}

struct Queue {
    now: Now,
    places: VecDeque<Place>,
    numbers: usize,
}

impl Queue {
    fn admits(&mut self, role: Role) -> bool {
        self.now = match (&self.now, role) {
            (Now::Free, Role::Writer) => Now::Written,
            (Now::Free, Role::Reader) => Now::Read(1),
            (Now::Read(n), Role::Reader) => Now::Read(n + 1),
            _ => return false,
        };
        true
    }

    fn advance(&mut self) {
        while let Some(first) = self.places.front() {
            let role = first.role;
            if !self.admits(role) {
                return;
            }
            let first = self.places.pop_front().unwrap();
            first.go.send(()).expect("whoever is in the queue listens");
        }
    }

    fn ended(&mut self) {
        self.now = match self.now {
            Now::Read(n) if n > 1 => Now::Read(n - 1),
            _ => Now::Free,
        };
        self.advance();
    }
}

pub struct RwLockFair<T> {
    queue: Mutex<Queue>,
    data: Mutex<Option<Arc<T>>>, // a writer takes it, readers share it
}

impl<T> RwLockFair<T> {
    pub fn new(data: T) -> Self {
        let queue = Queue { now: Now::Free, places: VecDeque::new(), numbers: 0 };
        RwLockFair { queue: Mutex::new(queue), data: Mutex::new(Some(Arc::new(data))) }
    }

    fn at_once(&self, role: Role) -> bool {
        let mut queue = self.queue.lock().unwrap();
        queue.admits(role)
    }

    fn with_timer(&self, role: Role, timer: impl FnOnce() -> Receiver<std::time::Instant>) -> bool {
        let (number, go) = {
            let mut queue = self.queue.lock().unwrap();
            if queue.places.is_empty() && queue.admits(role) {
                return true;
            }
            let (go, went) = bounded(1);
            queue.numbers += 1;
            let number = queue.numbers;
            queue.places.push_back(Place { role, number, go });
            (number, went)
        };
        select! {
            recv(go) -> went => went.is_ok(),
            recv(timer()) -> _ => {
                let mut queue = self.queue.lock().unwrap();
                let length = queue.places.len();
                queue.places.retain(|place| place.number != number);
                let was_still_waiting = queue.places.len() < length;
                queue.advance();
                !was_still_waiting
            }
        }
    }

    fn shared(&self) -> ReadGuard<'_, T> {
        let data = self.data.lock().unwrap().clone();
        ReadGuard { data, lock: self }
    }

    fn taken(&self) -> WriteGuard<'_, T> {
        let data = self.data.lock().unwrap().take();
        WriteGuard { data, lock: self }
    }

    pub fn read(&self) -> ReadGuard<'_, T> {
        self.with_timer(Role::Reader, never);
        self.shared()
    }

    pub fn write(&self) -> WriteGuard<'_, T> {
        self.with_timer(Role::Writer, never);
        self.taken()
    }

    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.at_once(Role::Reader).then(|| self.shared())
    }

    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.at_once(Role::Writer).then(|| self.taken())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.with_timer(Role::Reader, || after(limit)).then(|| self.shared())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.with_timer(Role::Writer, || after(limit)).then(|| self.taken())
    }
}

pub struct ReadGuard<'a, T> {
    data: Option<Arc<T>>,
    lock: &'a RwLockFair<T>,
}

pub struct WriteGuard<'a, T> {
    data: Option<Arc<T>>,
    lock: &'a RwLockFair<T>,
}

impl<T> Drop for ReadGuard<'_, T> {
    fn drop(&mut self) {
        self.data = None;
        self.lock.queue.lock().unwrap().ended();
    }
}

impl<T> Drop for WriteGuard<'_, T> {
    fn drop(&mut self) {
        *self.lock.data.lock().unwrap() = self.data.take();
        self.lock.queue.lock().unwrap().ended();
    }
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.as_deref().unwrap()
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.data.as_deref().unwrap()
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::get_mut(self.data.as_mut().unwrap()).expect("a writer is alone")
    }
}

fn main() {
    let lock = RwLockFair::new(1);
    *lock.write() *= 7;

    let readers = Mutex::new(0u32);
    let changed = Condvar::new();
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                let value = lock.read();
                let mut count = readers.lock().unwrap();
                *count += 1;
                changed.notify_all();
                // A reader goes on reading until there are four of them.
                count = changed.wait_while(count, |count| *count < 4).unwrap();
                println!("{} of {} read {}", thread::current().name().unwrap_or("one"), *count, *value);
            });
        }
    });
    println!("readers at once: {}", readers.lock().unwrap());
    println!("{:?}", lock.try_write().map(|value| *value));
}
