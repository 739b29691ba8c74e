// breaks: nobody who comes later gets in before someone who is already blocked, except where the table says so
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

#[derive(Clone)]
struct Ticket {
    owner: Thread,
    called: Arc<AtomicBool>,
    exclusive: bool,
}

impl Ticket {
    fn call(self) {
        self.called.store(true, SeqCst);
        self.owner.unpark();
    }
}

struct State {
    /// How many read; -1: one writes.
    users: i64,
    line: VecDeque<Ticket>,
}

impl State {
    fn admit(&mut self, exclusive: bool) -> bool {
        let free = if exclusive { self.users == 0 } else { self.users >= 0 };
        if free {
            self.users += if exclusive { -1 } else { 1 };
        }
        free
    }

    fn call_next(&mut self) {
        let Some(first) = self.line.front() else { return };
        if first.exclusive {
            // whoever is called first takes it
            if self.users == 0 {
                self.line.pop_front().unwrap().call();
            }
        } else {
            // All the readers of the line go in with the first one.
            let mut staying = VecDeque::with_capacity(self.line.len());
            while let Some(ticket) = self.line.pop_front() {
                if !ticket.exclusive && self.admit(false) {
                    ticket.call();
                } else {
                    staying.push_back(ticket);
                }
            }
            self.line = staying;
        }
    }
}

pub struct RwLockRead<T> {
    state: Mutex<State>,
    value: Mutex<Option<Arc<T>>>,
}

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> Self {
        Self {
            state: Mutex::new(State { users: 0, line: VecDeque::new() }),
            value: Mutex::new(Some(Arc::new(value))),
        }
    }

    fn acquire(&self, exclusive: bool, deadline: Option<Instant>) -> bool {
        let ticket = {
            let mut state = self.state.lock().unwrap();
            if state.admit(exclusive) {
                return true;
            }
            let ticket = Ticket { owner: thread::current(), called: Arc::default(), exclusive };
            state.line.push_back(ticket.clone());
            ticket
        };
        loop {
            if ticket.called.load(SeqCst) {
                let mut state = self.state.lock().unwrap();
                if !exclusive || state.admit(true) {
                    return true;
                }
                // somebody was quicker
                ticket.called.store(false, SeqCst);
                state.line.push_front(ticket.clone());
            }
            match deadline {
                None => thread::park(),
                Some(deadline) => match deadline.checked_duration_since(Instant::now()) {
                    Some(left) if !left.is_zero() => thread::park_timeout(left),
                    _ => return self.give_up(&ticket),
                },
            }
        }
    }

    /// Out of the line, unless the call has come in the meantime.
    fn give_up(&self, ticket: &Ticket) -> bool {
        let mut state = self.state.lock().unwrap();
        if ticket.called.load(SeqCst) && (!ticket.exclusive || state.admit(true)) {
            return true;
        }
        state.line.retain(|other| !Arc::ptr_eq(&other.called, &ticket.called));
        state.call_next();
        false
    }

    fn release(&self, exclusive: bool) {
        let mut state = self.state.lock().unwrap();
        state.users -= if exclusive { -1 } else { 1 };
        // With readers still inside nobody can be in the line but writers, and they have to wait.
        if state.users == 0 {
            state.call_next();
        }
    }

    fn shared(&self) -> Shared<'_, T> {
        let value = self.value.lock().unwrap().clone();
        Shared { lock: self, value }
    }

    fn exclusive(&self) -> Exclusive<'_, T> {
        let value = self.value.lock().unwrap().take();
        Exclusive { lock: self, value }
    }

    pub fn read(&self) -> Shared<'_, T> {
        self.acquire(false, None);
        self.shared()
    }

    pub fn write(&self) -> Exclusive<'_, T> {
        self.acquire(true, None);
        self.exclusive()
    }

    pub fn try_read(&self) -> Option<Shared<'_, T>> {
        let admitted = self.state.lock().unwrap().admit(false);
        admitted.then(|| self.shared())
    }

    pub fn try_write(&self) -> Option<Exclusive<'_, T>> {
        let admitted = self.state.lock().unwrap().admit(true);
        admitted.then(|| self.exclusive())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Shared<'_, T>> {
        self.acquire(false, Instant::now().checked_add(limit)).then(|| self.shared())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Exclusive<'_, T>> {
        self.acquire(true, Instant::now().checked_add(limit)).then(|| self.exclusive())
    }
}

pub struct Shared<'a, T> {
    lock: &'a RwLockRead<T>,
    value: Option<Arc<T>>,
}

pub struct Exclusive<'a, T> {
    lock: &'a RwLockRead<T>,
    value: Option<Arc<T>>,
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect("there until the guard is dropped")
    }
}

impl<T> Deref for Exclusive<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_ref().expect("there until the guard is dropped")
    }
}

impl<T> DerefMut for Exclusive<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        let value = self.value.as_mut().expect("there until the guard is dropped");
        Arc::get_mut(value).expect("every reader has dropped his clone before he left")
    }
}

impl<T> Drop for Shared<'_, T> {
    fn drop(&mut self) {
        drop(self.value.take());
        self.lock.release(false);
    }
}

impl<T> Drop for Exclusive<'_, T> {
    fn drop(&mut self) {
        *self.lock.value.lock().unwrap() = self.value.take();
        self.lock.release(true);
    }
}

static MOST: AtomicU32 = AtomicU32::new(0);

fn main() {
    let stock = Arc::new(RwLockRead::new(12));
    *stock.write() -= 2;
    let all_here = Arc::new(Barrier::new(4));
    let inside = Arc::new(AtomicU32::new(0));
    let mut customers: Vec<_> = (0..4)
        .map(|_| {
            let (stock, all_here, inside) = (stock.clone(), all_here.clone(), inside.clone());
            thread::spawn(move || {
                let stock = stock.read();
                inside.fetch_add(1, SeqCst);
                all_here.wait();
                MOST.fetch_max(inside.load(SeqCst), SeqCst);
                all_here.wait();
                inside.fetch_sub(1, SeqCst);
                assert_eq!(*stock, 10);
            })
        })
        .collect();
    for _ in 0..4 {
        customers.pop().unwrap().join().unwrap();
    }
    println!("readers at once: {}", MOST.load(SeqCst));
    assert!(stock.try_write().is_some());
}
