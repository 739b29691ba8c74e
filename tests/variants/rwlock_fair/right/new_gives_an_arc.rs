// `new` gives the lock in an `Arc`, and everything lies in a module.
mod kitchen {
    use parking_lot::{Condvar, Mutex, MutexGuard, RwLock};
    use std::collections::VecDeque;
    use std::ops::{Deref, DerefMut};
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    struct Seat {
        write: bool,
        bell: Condvar,
    }

    #[derive(Default)]
    struct Book {
        reading: usize,
        writing: bool,
        queue: VecDeque<Arc<Seat>>,
    }

    impl Book {
        fn may_enter(&self, write: bool) -> bool {
            self.queue.is_empty() && !self.writing && (!write || self.reading == 0)
        }
        fn admit(&mut self) {
            while let Some(w) = self.queue.front() {
                let write = w.write;
                if self.writing || (write && self.reading > 0) {
                    break;
                }
                let w = self.queue.pop_front().unwrap();
                if write {
                    self.writing = true;
                } else {
                    self.reading += 1;
                }
                self.enter(w);
            }
        }
        fn enter(&mut self, seat: Arc<Seat>) {
            seat.bell.notify_one();
        }
    }

    pub struct RwLockFair<T: ?Sized> {
        book: Mutex<Book>,
        data: RwLock<T>,
    }

    impl<T> RwLockFair<T> {
        pub fn new(value: T) -> Arc<Self> {
            Arc::new(RwLockFair { book: Mutex::default(), data: RwLock::new(value) })
        }

        fn wait(&self, write: bool, until: Option<Instant>) -> bool {
            let mut book = self.book.lock();
            if self.go(&mut book, write) {
                return true;
            }
            let seat = Arc::new(Seat { write, bell: Condvar::new() });
            book.queue.push_back(seat.clone());
            while book.queue.iter().any(|s| Arc::ptr_eq(s, &seat)) {
                match until {
                    None => seat.bell.wait(&mut book),
                    Some(until) => {
                        if seat.bell.wait_until(&mut book, until).timed_out()
                            && book.queue.iter().any(|s| Arc::ptr_eq(s, &seat))
                        {
                            book.queue.retain(|s| !Arc::ptr_eq(s, &seat));
                            book.admit();
                            return false;
                        }
                    }
                }
            }
            true
        }

        fn go(&self, book: &mut MutexGuard<'_, Book>, write: bool) -> bool {
            let free = book.may_enter(write);
            if free && write {
                book.writing = true;
            } else if free {
                book.reading += 1;
            }
            free
        }

        pub fn read(&self) -> Reading<'_, T> {
            self.wait(false, None);
            Reading { data: Some(self.data.read()), book: &self.book }
        }
        pub fn write(&self) -> Writing<'_, T> {
            self.wait(true, None);
            Writing { data: Some(self.data.write()), book: &self.book }
        }
        pub fn try_read(&self) -> Option<Reading<'_, T>> {
            let ok = self.go(&mut self.book.lock(), false);
            if ok { Some(Reading { data: Some(self.data.read()), book: &self.book }) } else { None }
        }
        pub fn try_write(&self) -> Option<Writing<'_, T>> {
            let ok = self.go(&mut self.book.lock(), true);
            if ok { Some(Writing { data: Some(self.data.write()), book: &self.book }) } else { None }
        }
        pub fn try_read_for(&self, limit: Duration) -> Option<Reading<'_, T>> {
            if !self.wait(false, Some(Instant::now() + limit)) {
                return None;
            }
            Some(Reading { data: Some(self.data.read()), book: &self.book })
        }
        pub fn try_write_for(&self, limit: Duration) -> Option<Writing<'_, T>> {
            if !self.wait(true, Some(Instant::now() + limit)) {
                return None;
            }
            Some(Writing { data: Some(self.data.write()), book: &self.book })
        }
    }

    pub struct Reading<'a, T: ?Sized> {
        data: Option<parking_lot::RwLockReadGuard<'a, T>>,
        book: &'a Mutex<Book>,
    }
    pub struct Writing<'a, T: ?Sized> {
        data: Option<parking_lot::RwLockWriteGuard<'a, T>>,
        book: &'a Mutex<Book>,
    }
    impl<T: ?Sized> Drop for Reading<'_, T> {
        fn drop(&mut self) {
            drop(self.data.take());
            let mut book = self.book.lock();
            book.reading -= 1;
            if book.reading == 0 {
                book.admit();
            }
        }
    }
    impl<T: ?Sized> Drop for Writing<'_, T> {
        fn drop(&mut self) {
            drop(self.data.take());
            let mut book = self.book.lock();
            book.writing = false;
            book.admit();
        }
    }
    impl<T: ?Sized> Deref for Reading<'_, T> {
        type Target = T;
        fn deref(&self) -> &T {
            self.data.as_deref().unwrap()
        }
    }
    impl<T: ?Sized> Deref for Writing<'_, T> {
        type Target = T;
        fn deref(&self) -> &T {
            self.data.as_deref().unwrap()
        }
    }
    impl<T: ?Sized> DerefMut for Writing<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            self.data.as_deref_mut().unwrap()
        }
    }
}
pub use kitchen::RwLockFair;

use std::sync::{Arc, mpsc};

fn main() {
    let lock = RwLockFair::new(vec!['a']);
    let (tell, told) = mpsc::channel();
    let (go, wait) = mpsc::channel::<()>();
    let wait = Arc::new(std::sync::Mutex::new(wait));
    let readers: Vec<_> = (0..2)
        .map(|_| {
            let (lock, tell, wait) = (lock.clone(), tell.clone(), wait.clone());
            std::thread::spawn(move || {
                let letters = lock.read();
                tell.send(letters.len()).unwrap();
                let _ = wait.lock().unwrap().recv();
            })
        })
        .collect();
    let n = told.iter().take(2).count();
    drop(go);
    for r in readers {
        r.join().unwrap();
    }
    lock.write().push('b');
    println!("readers at once: {n}");
}
