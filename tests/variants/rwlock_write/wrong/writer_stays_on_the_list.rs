// breaks: a writer that gives up lets the readers in that it held back
use parking_lot::{Condvar, Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::collections::VecDeque;
use std::ops;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

#[derive(Default)]
struct Waiter {
    has_it: AtomicBool, // only touched under the mutex
    wake: Condvar,
}

impl Waiter {
    fn has_it(&self) -> bool {
        self.has_it.load(Ordering::Relaxed)
    }

    fn give_it(&self) {
        self.has_it.store(true, Ordering::Relaxed);
        self.wake.notify_one();
    }
}

#[derive(Default)]
struct Queues {
    active_readers: usize,
    active_writer: bool,
    writers: VecDeque<Arc<Waiter>>,
    readers: Vec<Arc<Waiter>>,
}

#[derive(Clone, Copy)]
enum As {
    Reader,
    Writer,
}

impl Queues {
    fn enter(&mut self, role: As) -> bool {
        match role {
            As::Reader if !self.active_writer && self.writers.is_empty() => {
                self.active_readers += 1;
                true
            }
            As::Writer if !self.active_writer && self.active_readers == 0 => {
                self.active_writer = true;
                true
            }
            _ => false,
        }
    }

    fn advance(&mut self) {
        if self.active_writer {
            return;
        }
        match self.writers.front() {
            Some(_) if self.active_readers > 0 => {}
            Some(_) => {
                self.active_writer = true;
                self.writers.pop_front().unwrap().give_it();
            }
            None => {
                for reader in self.readers.drain(..) {
                    self.active_readers += 1;
                    reader.give_it();
                }
            }
        }
    }
}

struct RwLockWrite<T> {
    queues: Mutex<Queues>,
    cell: RwLock<T>,
}

impl<T> RwLockWrite<T> {
    fn new(value: T) -> Self {
        RwLockWrite { queues: Default::default(), cell: RwLock::new(value) }
    }

    fn enter(&self, role: As, deadline: Option<Instant>) -> bool {
        let mut queues = self.queues.lock();
        if queues.enter(role) {
            return true;
        }
        let me = Arc::new(Waiter::default());
        match role {
            As::Reader => queues.readers.push(me.clone()),
            As::Writer => queues.writers.push_back(me.clone()),
        }
        let Some(deadline) = deadline else {
            me.wake.wait_while(&mut queues, |_| !me.has_it());
            return true;
        };
        let result = me.wake.wait_while_until(&mut queues, |_| !me.has_it(), deadline);
        if result.timed_out() && !me.has_it() {
            queues.readers.retain(|other| !Arc::ptr_eq(other, &me));
            queues.advance();
        }
        me.has_it()
    }

    fn try_enter(&self, role: As) -> bool {
        self.queues.lock().enter(role)
    }

    fn exit(&self, role: As) {
        let mut queues = self.queues.lock();
        match role {
            As::Reader => queues.active_readers -= 1,
            As::Writer => queues.active_writer = false,
        }
        queues.advance();
    }

    fn r(&self) -> R<'_, T> {
        let exit = Exit(|| self.exit(As::Reader)).boxed();
        R { value: self.cell.read(), _exit: exit }
    }

    fn w(&self) -> W<'_, T> {
        let exit = Exit(|| self.exit(As::Writer)).boxed();
        W { value: self.cell.write(), _exit: exit }
    }

    fn read(&self) -> R<'_, T> {
        self.enter(As::Reader, None);
        self.r()
    }

    fn write(&self) -> W<'_, T> {
        self.enter(As::Writer, None);
        self.w()
    }

    fn try_read(&self) -> Option<R<'_, T>> {
        self.try_enter(As::Reader).then(|| self.r())
    }

    fn try_write(&self) -> Option<W<'_, T>> {
        self.try_enter(As::Writer).then(|| self.w())
    }

    fn try_read_for(&self, limit: Duration) -> Option<R<'_, T>> {
        self.enter(As::Reader, Instant::now().checked_add(limit)).then(|| self.r())
    }

    fn try_write_for(&self, limit: Duration) -> Option<W<'_, T>> {
        self.enter(As::Writer, Instant::now().checked_add(limit)).then(|| self.w())
    }
}

/// Does something when it is dropped.
struct Exit<F: Fn()>(F);

impl<F: Fn()> Drop for Exit<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

trait AnyExit {}
impl<F: Fn()> AnyExit for Exit<F> {}

impl<'a, F: Fn() + 'a> Exit<F> {
    fn boxed(self) -> Box<dyn AnyExit + 'a> {
        Box::new(self)
    }
}

// Fields are dropped from top to bottom: the value's guard goes before the exit.
struct R<'a, T> {
    value: RwLockReadGuard<'a, T>,
    _exit: Box<dyn AnyExit + 'a>,
}

struct W<'a, T> {
    value: RwLockWriteGuard<'a, T>,
    _exit: Box<dyn AnyExit + 'a>,
}

impl<T> ops::Deref for R<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> ops::Deref for W<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> ops::DerefMut for W<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

fn main() {
    let lock = RwLockWrite::new(0u64);
    let (hello, hellos) = mpsc::channel();
    thread::scope(|s| {
        let lock = &lock;
        let (bye_1, wait_1) = mpsc::channel::<()>();
        let (bye_2, wait_2) = mpsc::channel::<()>();
        for wait in [wait_1, wait_2] {
            let hello = hello.clone();
            s.spawn(move || {
                let value = lock.read();
                hello.send(*value).unwrap();
                wait.recv().unwrap_err();
            });
        }
        let seen = [hellos.recv().unwrap(), hellos.recv().unwrap()];
        // Both hold it until main hangs up.
        println!("readers at once: {}", seen.len());
        assert!(lock.try_write().is_none());
        assert!(lock.try_read().is_some());
        assert!(lock.try_write_for(Duration::from_millis(1)).is_none());
        drop((bye_1, bye_2));
    });
    *lock.write() += 1;
    println!("{:?}", lock.try_read_for(Duration::ZERO).map(|value| *value));
}
