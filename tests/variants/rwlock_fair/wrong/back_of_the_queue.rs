// breaks: nobody who comes later gets in before someone who is already blocked, except where the table says so
use parking_lot::{Condvar, FairMutex, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

type Id = u128;

struct Lobby {
    queue: VecDeque<Id>,
    readers: usize,
    writer: bool,
    next_id: Id,
}

pub struct RwLockFair<T> {
    lobby: Mutex<Lobby>,
    ring: Condvar,
    room: RwLock<T>,
}

enum Limit {
    Never,
    At(Instant),
    Now,
}

impl<T> RwLockFair<T> {
    pub fn new(value: T) -> Self {
        let lobby = Lobby { queue: VecDeque::new(), readers: 0, writer: false, next_id: 0 };
        RwLockFair { lobby: Mutex::new(lobby), ring: Condvar::new(), room: RwLock::new(value) }
    }

    /// Waits until `fits`, being in front; then the lobby is ours to change.
    fn pass(&self, fits: fn(&Lobby) -> bool, limit: Limit) -> Option<MutexGuard<'_, Lobby>> {
        let mut lobby = self.lobby.lock();
        let me = lobby.next_id;
        lobby.next_id += 1;
        lobby.queue.push_back(me);
        loop {
            if lobby.queue.front() == Some(&me) && fits(&lobby) {
                lobby.queue.pop_front();
                self.ring.notify_all();
                return Some(lobby);
            }
            let too_late = match limit {
                Limit::Never => {
                    self.ring.wait(&mut lobby);
                    false
                }
                Limit::At(deadline) if Instant::now() < deadline => {
                    self.ring.wait_until(&mut lobby, deadline);
                    // not my turn: queue up again
                    if lobby.queue.front() != Some(&me) {
                        lobby.queue.retain(|&id| id != me);
                        lobby.queue.push_back(me);
                    }
                    false
                }
                _ => true,
            };
            if too_late {
                lobby.queue.retain(|&id| id != me);
                self.ring.notify_all();
                return None;
            }
        }
    }

    fn shared(&self, limit: Limit) -> Option<Look<'_, T>> {
        self.pass(|lobby| !lobby.writer, limit)?.readers += 1;
        Some(Look { value: Some(self.room.read()), lock: self })
    }

    fn alone(&self, limit: Limit) -> Option<Change<'_, T>> {
        self.pass(|lobby| !lobby.writer && lobby.readers == 0, limit)?.writer = true;
        Some(Change { value: Some(self.room.write()), lock: self })
    }

    pub fn read(&self) -> Look<'_, T> {
        self.shared(Limit::Never).unwrap()
    }

    pub fn write(&self) -> Change<'_, T> {
        self.alone(Limit::Never).unwrap()
    }

    pub fn try_read(&self) -> Option<Look<'_, T>> {
        self.shared(Limit::Now)
    }

    pub fn try_write(&self) -> Option<Change<'_, T>> {
        self.alone(Limit::Now)
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Look<'_, T>> {
        self.shared(in_time(limit))
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Change<'_, T>> {
        self.alone(in_time(limit))
    }
}

fn in_time(limit: Duration) -> Limit {
    match Instant::now().checked_add(limit) {
        Some(deadline) => Limit::At(deadline),
        None => Limit::Never, // later than the clock can tell
    }
}

pub struct Look<'r, T> {
    value: Option<RwLockReadGuard<'r, T>>,
    lock: &'r RwLockFair<T>,
}

pub struct Change<'r, T> {
    value: Option<RwLockWriteGuard<'r, T>>,
    lock: &'r RwLockFair<T>,
}

impl<T> Drop for Look<'_, T> {
    fn drop(&mut self) {
        self.value.take();
        self.lock.lobby.lock().readers -= 1;
        self.lock.ring.notify_all();
    }
}

impl<T> Drop for Change<'_, T> {
    fn drop(&mut self) {
        self.value.take();
        self.lock.lobby.lock().writer = false;
        self.lock.ring.notify_all();
    }
}

impl<T> Deref for Look<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_deref().unwrap()
    }
}

impl<T> Deref for Change<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.value.as_deref().unwrap()
    }
}

impl<T> DerefMut for Change<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.value.as_deref_mut().unwrap()
    }
}

fn main() {
    let room = Arc::new(RwLockFair::new(vec!["table"]));
    room.write().push("chair");

    let names = FairMutex::new(Vec::new());
    let rendezvous = Barrier::new(3);
    thread::scope(|scope| {
        for name in ["anton", "berta", "cora"] {
            let (room, names, rendezvous) = (&room, &names, &rendezvous);
            let visitor = move || {
                let furniture = room.read();
                names.lock().push(format!("{name} sees {furniture:?}", furniture = *furniture));
                rendezvous.wait();
            };
            thread::Builder::new().name(name.to_string()).spawn_scoped(scope, visitor).unwrap();
        }
    });
    let names = names.into_inner();
    println!("{}", names.join("\n"));
    println!("readers at once: {}", names.len());
}
