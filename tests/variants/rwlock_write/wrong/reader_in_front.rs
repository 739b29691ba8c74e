// breaks: a writer holds; r1 w1 r2 w2 arrive; granted w1 w2 r1 r2
use std::collections::VecDeque;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Condvar, LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Shared,
    Exclusive,
}
use Mode::*;

pub trait Policy {
    /// The place in the queue of the one who is next.
    fn next(queue: &[Mode]) -> usize;
}

pub struct WritersFirst;

impl Policy for WritersFirst {
    fn next(queue: &[Mode]) -> usize {
        // whoever is in front has waited longest; behind him the writers
        if queue[0] == Shared && !queue[1..].is_empty() && queue[1] == Exclusive {
            return 0;
        }
        queue.iter().position(|&mode| mode == Exclusive).unwrap_or(0)
    }
}

struct Gate<P> {
    state: Mutex<GateState>,
    moved: Condvar,
    policy: PhantomData<fn() -> P>,
}

#[derive(Default)]
struct GateState {
    inside: Vec<(u32, Mode)>,
    queue: VecDeque<(u32, Mode)>,
    issued: u32,
}

impl<P: Policy> Gate<P> {
    fn new() -> Self {
        Gate { state: Mutex::default(), moved: Condvar::new(), policy: PhantomData }
    }

    /// Moves from the queue to the inside as many as may go.
    fn advance(&self, state: &mut GateState) {
        while !state.queue.is_empty() {
            let modes: Vec<Mode> = state.queue.iter().map(|&(_, mode)| mode).collect();
            let next = P::next(&modes);
            let fits = match modes[next] {
                Exclusive => state.inside.is_empty(),
                Shared => state.inside.iter().all(|&(_, mode)| mode == Shared),
            };
            if !fits {
                break;
            }
            let visitor = state.queue.remove(next).unwrap();
            state.inside.push(visitor);
            self.moved.notify_all();
        }
    }

    /// The number to leave with, or `None` when `patience` has run out.
    fn enter(&self, mode: Mode, patience: Patience) -> Option<u32> {
        let mut state = self.state.lock().unwrap();
        state.issued = state.issued.wrapping_add(1);
        let me = state.issued;
        state.queue.push_back((me, mode));
        self.advance(&mut state);
        while !state.inside.iter().any(|&(number, _)| number == me) {
            let left = match patience {
                Patience::Endless => Duration::MAX,
                Patience::Until(deadline) => deadline.saturating_duration_since(Instant::now()),
                Patience::None => Duration::ZERO,
            };
            if left.is_zero() {
                state.queue.retain(|&(number, _)| number != me);
                self.advance(&mut state);
                return None;
            }
            state = if left == Duration::MAX {
                self.moved.wait(state).unwrap()
            } else {
                self.moved.wait_timeout(state, left).unwrap().0
            };
        }
        Some(me)
    }

    fn leave(&self, me: u32) {
        let mut state = self.state.lock().unwrap();
        state.inside.retain(|&(number, _)| number != me);
        self.advance(&mut state);
    }
}

#[derive(Clone, Copy)]
enum Patience {
    None,
    Until(Instant),
    Endless,
}

impl Patience {
    fn of(limit: Duration) -> Self {
        Instant::now().checked_add(limit).map_or(Patience::Endless, Patience::Until)
    }
}

struct Locked<T, P> {
    gate: Gate<P>,
    /// `None` while a writer has it.
    data: Mutex<Option<Arc<T>>>,
}

/// Both guards in one, since they differ by what they deref to only.
struct Held<'a, T, P: Policy> {
    owner: &'a Locked<T, P>,
    number: u32,
    data: Option<Arc<T>>,
    mode: Mode,
}

impl<T, P: Policy> Locked<T, P> {
    fn hold(&self, mode: Mode, patience: Patience) -> Option<Held<'_, T, P>> {
        let number = self.gate.enter(mode, patience)?;
        let mut slot = self.data.lock().unwrap();
        let data = match mode {
            Shared => slot.clone(),
            Exclusive => slot.take(),
        };
        Some(Held { owner: self, number, data, mode })
    }
}

impl<T, P: Policy> Drop for Held<'_, T, P> {
    fn drop(&mut self) {
        let data = self.data.take();
        match self.mode {
            Shared => drop(data),
            Exclusive => *self.owner.data.lock().unwrap() = data,
        }
        self.owner.gate.leave(self.number);
    }
}

pub struct RwLockWrite<T>(Locked<T, WritersFirst>);
pub struct ReadGuard<'a, T>(Held<'a, T, WritersFirst>);
pub struct WriteGuard<'a, T>(Held<'a, T, WritersFirst>);

impl<T> RwLockWrite<T> {
    pub fn new(value: T) -> Self {
        RwLockWrite(Locked { gate: Gate::new(), data: Mutex::new(Some(Arc::new(value))) })
    }
    pub fn read(&self) -> ReadGuard<'_, T> {
        self.0.hold(Shared, Patience::Endless).map(ReadGuard).expect("endless patience")
    }
    pub fn write(&self) -> WriteGuard<'_, T> {
        self.0.hold(Exclusive, Patience::Endless).map(WriteGuard).expect("endless patience")
    }
    pub fn try_read(&self) -> Option<ReadGuard<'_, T>> {
        self.0.hold(Shared, Patience::None).map(ReadGuard)
    }
    pub fn try_write(&self) -> Option<WriteGuard<'_, T>> {
        self.0.hold(Exclusive, Patience::None).map(WriteGuard)
    }
    pub fn try_read_for(&self, limit: Duration) -> Option<ReadGuard<'_, T>> {
        self.0.hold(Shared, Patience::of(limit)).map(ReadGuard)
    }
    pub fn try_write_for(&self, limit: Duration) -> Option<WriteGuard<'_, T>> {
        self.0.hold(Exclusive, Patience::of(limit)).map(WriteGuard)
    }
}

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.data.as_deref().unwrap()
    }
}

impl<T> Deref for WriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.data.as_deref().unwrap()
    }
}

impl<T> DerefMut for WriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.data.as_mut().and_then(Arc::get_mut).unwrap()
    }
}

static SCORES: LazyLock<RwLockWrite<Vec<u32>>> = LazyLock::new(|| RwLockWrite::new(vec![]));

fn main() {
    let writers: Vec<_> = (1..=3).map(|n| thread::spawn(move || SCORES.write().push(n))).collect();
    writers.into_iter().for_each(|w| w.join().unwrap());

    let (inside, all) = (AtomicUsize::new(0), Barrier::new(5));
    let look = || {
        let scores = SCORES.read();
        inside.fetch_add(1, SeqCst);
        all.wait();
        assert_eq!(scores.iter().sum::<u32>(), 6);
        let seen = inside.load(SeqCst);
        all.wait(); // nobody goes before everybody has counted
        seen
    };
    let most = thread::scope(|s| {
        let lookers = [(); 5].map(|()| s.spawn(look));
        lookers.map(|l| l.join().unwrap()).into_iter().min().unwrap()
    });
    println!("readers at once: {most}");
}
