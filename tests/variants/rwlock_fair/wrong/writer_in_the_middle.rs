// breaks: ends by itself
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::sync::{
    Arc, Barrier, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard,
};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Default)]
struct Bakery {
    /// The number that the next one to arrive will draw.
    roll: u64,
    /// The number whose turn it is.
    board: u64,
    /// Numbers of those who went away before their turn.
    thrown_away: BTreeSet<u64>,
    readers: u32,
    writer: bool,
}

#[derive(Clone, Copy)]
enum Wish {
    Read,
    Write,
}

impl Bakery {
    fn has_room_for(&self, wish: Wish) -> bool {
        match wish {
            Wish::Read => !self.writer,
            Wish::Write => !self.writer && self.readers == 0,
        }
    }

    fn go_in(&mut self, wish: Wish) {
        match wish {
            Wish::Read => self.readers += 1,
            Wish::Write => self.writer = true,
        }
        self.next_number();
    }

    fn next_number(&mut self) {
        self.board += 1;
        while self.thrown_away.remove(&self.board) {
            self.board += 1;
        }
    }

    fn throw_away(&mut self, number: u64) {
        if number == self.board {
            self.next_number();
        } else {
            self.thrown_away.insert(number);
        }
    }
}

pub struct RwLockFair<T> {
    bakery: Mutex<Bakery>,
    bell: Condvar,
    bread: RwLock<T>,
}

impl<T> RwLockFair<T> {
    pub fn new(bread: T) -> Self {
        Self { bakery: Mutex::default(), bell: Condvar::new(), bread: RwLock::new(bread) }
    }

    fn bakery(&self) -> MutexGuard<'_, Bakery> {
        self.bakery.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn queue(&self, wish: Wish, deadline: Option<Instant>) -> bool {
        let mut bakery = self.bakery();
        let number = bakery.roll;
        bakery.roll += 1;
        while bakery.board != number || !bakery.has_room_for(wish) {
            if let Some(deadline) = deadline {
                let now = Instant::now();
                if now >= deadline {
                    bakery.throw_away(number);
                    self.bell.notify_all();
                    return false;
                }
                bakery = self.bell.wait_timeout(bakery, deadline - now).unwrap().0;
            } else {
                bakery = self.bell.wait(bakery).unwrap();
            }
        }
        bakery.go_in(wish);
        // The next number may be a reader who can come along.
        self.bell.notify_all();
        true
    }

    fn no_queue(&self, wish: Wish) -> bool {
        let mut bakery = self.bakery();
        let nobody_waits = bakery.roll == bakery.board;
        if nobody_waits && bakery.has_room_for(wish) {
            bakery.roll += 1;
            bakery.go_in(wish);
            return true;
        }
        false
    }

    fn go_out(&self, wish: Wish) {
        let mut bakery = self.bakery();
        match wish {
            Wish::Read => bakery.readers -= 1,
            Wish::Write => bakery.writer = false,
        }
        self.bell.notify_all();
    }

    fn eat(&self) -> Eat<'_, T> {
        let bread = self.bread.read().unwrap_or_else(PoisonError::into_inner);
        Eat { bread: Some(bread), lock: self }
    }

    fn bake(&self) -> Bake<'_, T> {
        let bread = self.bread.write().unwrap_or_else(PoisonError::into_inner);
        Bake { bread: Some(bread), lock: self }
    }

    pub fn read(&self) -> Eat<'_, T> {
        self.queue(Wish::Read, None);
        self.eat()
    }

    pub fn write(&self) -> Bake<'_, T> {
        self.queue(Wish::Write, None);
        self.bake()
    }

    pub fn try_read(&self) -> Option<Eat<'_, T>> {
        self.no_queue(Wish::Read).then(|| self.eat())
    }

    pub fn try_write(&self) -> Option<Bake<'_, T>> {
        self.no_queue(Wish::Write).then(|| self.bake())
    }

    pub fn try_read_for(&self, limit: Duration) -> Option<Eat<'_, T>> {
        self.queue(Wish::Read, Instant::now().checked_add(limit)).then(|| self.eat())
    }

    pub fn try_write_for(&self, limit: Duration) -> Option<Bake<'_, T>> {
        self.queue(Wish::Write, Instant::now().checked_add(limit)).then(|| self.bake())
    }
}

pub struct Eat<'a, T> {
    bread: Option<RwLockReadGuard<'a, T>>,
    lock: &'a RwLockFair<T>,
}

pub struct Bake<'a, T> {
    bread: Option<RwLockWriteGuard<'a, T>>,
    lock: &'a RwLockFair<T>,
}

impl<T> Deref for Eat<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.bread.as_ref().unwrap()
    }
}

impl<T> Deref for Bake<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.bread.as_ref().unwrap()
    }
}

impl<T> DerefMut for Bake<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.bread.as_mut().unwrap()
    }
}

impl<T> Drop for Eat<'_, T> {
    fn drop(&mut self) {
        self.bread = None;
        self.lock.go_out(Wish::Read);
    }
}

impl<T> Drop for Bake<'_, T> {
    fn drop(&mut self) {
        self.bread = None;
        self.lock.go_out(Wish::Write);
    }
}

fn main() {
    let lock = Arc::new(RwLockFair::new(0));
    let table = Arc::new(Barrier::new(2));
    let mut threads: Vec<_> = (0..2)
        .map(|_| {
            let (lock, table) = (lock.clone(), table.clone());
            thread::spawn(move || {
                let loaves = lock.read();
                table.wait();
                println!("{}", *loaves);
            })
        })
        .collect();
    let baker = lock.clone();
    threads.insert(1, thread::spawn(move || *baker.write() += 1));
    for thread in threads {
        thread.join().unwrap();
    }
    println!("readers at once: 2");
}
