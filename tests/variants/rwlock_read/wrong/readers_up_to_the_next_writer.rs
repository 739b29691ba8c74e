// breaks: a writer holds; r1 w1 r2 w2 arrive; granted r1 r2 w1 w2
use crossbeam_channel::{Receiver, Sender, bounded};
use parking_lot::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::ops::{Deref, DerefMut};
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

#[derive(Default)]
struct Desk {
    readers: u32,
    writer: bool,
    queue: Vec<Client>, // the oldest first
    clients: u64,
}

struct Client {
    number: u64,
    wants_to_write: bool,
    tell: Sender<()>,
}

impl Desk {
    fn take(&mut self, write: bool) -> bool {
        if self.writer || (write && self.readers > 0) {
            return false;
        }
        if write {
            self.writer = true;
        } else {
            self.readers += 1;
        }
        true
    }

    fn serve(&mut self) {
        match self.queue.first() {
            None => {}
            Some(client) if client.wants_to_write => {
                if self.take(true) {
                    self.queue.remove(0).tell.send(()).unwrap();
                }
            }
            Some(_) if self.writer => {}
            Some(_) => {
                // all the readers that came before the next writer
                let end = self.queue.iter().position(|client| client.wants_to_write);
                let end = end.unwrap_or(self.queue.len());
                for reader in self.queue.drain(..end).collect::<Vec<_>>() {
                    let _: bool = self.take(false);
                    reader.tell.send(()).unwrap();
                }
            }
        }
    }

    fn queue_up(&mut self, wants_to_write: bool) -> (u64, Receiver<()>) {
        let (tell, told) = bounded(1);
        self.clients += 1;
        self.queue.push(Client { number: self.clients, wants_to_write, tell });
        (self.clients, told)
    }
}

pub struct RwLockRead<T> {
    desk: Mutex<Desk>,
    data: RwLock<T>,
}

impl<T> RwLockRead<T> {
    pub fn new(value: T) -> Self {
        Self { desk: Mutex::default(), data: RwLock::new(value) }
    }

    fn wait(&self, write: bool, limit: Option<Duration>) -> bool {
        let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        let (number, told) = {
            let mut desk = self.desk.lock();
            if desk.take(write) {
                return true;
            }
            desk.queue_up(write)
        };
        let Some(deadline) = deadline else {
            return told.recv().is_ok();
        };
        if told.recv_deadline(deadline).is_ok() {
            return true;
        }
        let mut desk = self.desk.lock();
        let before = desk.queue.len();
        desk.queue.retain(|client| client.number != number);
        // Not in the queue any more: we have been served at the last moment.
        let served = desk.queue.len() == before;
        desk.serve();
        served
    }

    fn leave(&self, write: bool) {
        let mut desk = self.desk.lock();
        if write {
            desk.writer = false;
        } else {
            desk.readers -= 1;
        }
        desk.serve();
    }

    fn guard_r(&self) -> Read<'_, T> {
        Read(Some(self.data.read()), self)
    }

    fn guard_w(&self) -> Write<'_, T> {
        Write(Some(self.data.write()), self)
    }

    pub fn read(&self) -> Read<'_, T> {
        self.wait(false, None);
        self.guard_r()
    }

    pub fn write(&self) -> Write<'_, T> {
        self.wait(true, None);
        self.guard_w()
    }

    pub fn try_read(&self) -> Option<Read<'_, T>> {
        if !self.desk.lock().take(false) {
            return None;
        }
        Some(self.guard_r())
    }

    pub fn try_write(&self) -> Option<Write<'_, T>> {
        if !self.desk.lock().take(true) {
            return None;
        }
        Some(self.guard_w())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Read<'_, T>> {
        self.wait(false, Some(limit)).then(|| self.guard_r())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Write<'_, T>> {
        self.wait(true, Some(limit)).then(|| self.guard_w())
    }
}

pub struct Read<'l, T>(Option<RwLockReadGuard<'l, T>>, &'l RwLockRead<T>);
pub struct Write<'l, T>(Option<RwLockWriteGuard<'l, T>>, &'l RwLockRead<T>);

impl<T> Deref for Read<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_ref().unwrap()
    }
}

impl<T> Deref for Write<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.0.as_ref().unwrap()
    }
}

impl<T> DerefMut for Write<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.as_mut().unwrap()
    }
}

impl<T> Drop for Read<'_, T> {
    fn drop(&mut self) {
        self.0.take();
        self.1.leave(false);
    }
}

impl<T> Drop for Write<'_, T> {
    fn drop(&mut self) {
        self.0.take();
        self.1.leave(true);
    }
}

fn main() {
    let lock = RwLockRead::new([0; 4]);
    let both_in = Barrier::new(2);
    thread::scope(|s| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                s.spawn(|| {
                    let numbers = lock.read();
                    let one = both_in.wait();
                    let sum: i32 = numbers.iter().sum();
                    both_in.wait();
                    println!("the sum is {sum}");
                    one.is_leader()
                })
            })
            .collect();
        // A writer in between has to wait for both of them.
        s.spawn(|| {
            if let Some(mut numbers) = lock.try_write_for(Duration::from_millis(50)) {
                numbers[0] = 1;
            }
        });
        let count = readers.into_iter().map(|r| r.join().unwrap()).count();
        println!("readers at once: {count}");
    });
    println!("{:?}", *lock.read());
}
