// The book is tried for until it is free; whoever is let in has a bell of its own.
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

    /// The book is never held long: look, and let others run.
    fn spin(book: &Mutex<Book>) -> MutexGuard<'_, Book> {
        loop {
            if let Some(book) = book.try_lock() {
                return book;
            }
            std::thread::yield_now();
        }
    }

    #[derive(Default)]
    struct Book {
        reading: usize,
        writing: bool,
        queue: VecDeque<Arc<Seat>>,
    }

    impl Book {
        fn may_enter(&self, write: bool) -> bool {
            if write {
                !self.writing && self.reading == 0 && self.queue.is_empty()
            } else {
                !self.writing && (self.reading > 0 || self.queue.is_empty())
            }
        }
        fn admit(&mut self) {
            if self.writing {
                return;
            }
            let readers = self.reading > 0 || self.queue.front().is_some_and(|w| !w.write);
            if readers {
                let (r, rest): (Vec<_>, Vec<_>) = self.queue.drain(..).partition(|w| !w.write);
                for w in r {
                    self.reading += 1;
                    self.enter(w);
                }
                self.queue.extend(rest);
            } else if let Some(w) = self.queue.pop_front() {
                self.writing = true;
                self.enter(w);
            }
        }
        fn enter(&mut self, seat: Arc<Seat>) {
            seat.bell.notify_one();
        }
    }

    pub struct RwLockRead<T: ?Sized> {
        book: Mutex<Book>,
        data: RwLock<T>,
    }

    impl<T> RwLockRead<T> {
        pub fn new(value: T) -> RwLockRead<T> {
            RwLockRead { book: Mutex::default(), data: RwLock::new(value) }
        }

        fn wait(&self, write: bool, until: Option<Instant>) -> bool {
            let mut book = spin(&self.book);
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
            let ok = self.go(&mut spin(&self.book), false);
            if ok { Some(Reading { data: Some(self.data.read()), book: &self.book }) } else { None }
        }
        pub fn try_write(&self) -> Option<Writing<'_, T>> {
            let ok = self.go(&mut spin(&self.book), true);
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
            let mut book = spin(&self.book);
            book.reading -= 1;
            if book.reading == 0 {
                book.admit();
            }
        }
    }
    impl<T: ?Sized> Drop for Writing<'_, T> {
        fn drop(&mut self) {
            drop(self.data.take());
            let mut book = spin(&self.book);
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
pub use kitchen::RwLockRead;

fn main() {
    // Two read guards in one thread are two readers, too: nobody else is about.
    let lock = RwLockRead::new(vec![1, 2, 3]);
    let a = lock.read();
    let b = lock.try_read().expect("nobody writes");
    let at_once = [a.len(), b.len()].len();
    drop((a, b));
    lock.write().push(4);
    let writers: Vec<usize> = std::thread::scope(|s| {
        let hands: Vec<_> = (0..3)
            .map(|i| {
                let lock = &lock;
                s.spawn(move || {
                    lock.write().push(i);
                    lock.read().len()
                })
            })
            .collect();
        hands.into_iter().map(|h| h.join().unwrap()).collect()
    });
    println!("{writers:?}");
    println!("readers at once: {at_once}");
}
