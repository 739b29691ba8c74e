// The book is closed a moment before the value is let go; who comes in meanwhile waits for that.
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
            if write {
                !self.writing && self.reading == 0
            } else {
                !self.writing && !self.queue.iter().any(|w| w.write)
            }
        }
        fn admit(&mut self) {
            if self.writing {
                return;
            }
            if let Some(at) = self.queue.iter().position(|w| w.write) {
                if self.reading == 0 {
                    let w = self.queue.remove(at).unwrap();
                    self.writing = true;
                    self.enter(w);
                }
                return;
            }
            while let Some(w) = self.queue.pop_front() {
                self.reading += 1;
                self.enter(w);
            }
        }
        fn enter(&mut self, seat: Arc<Seat>) {
            seat.bell.notify_one();
        }
    }

    pub struct RwLockWrite<T: ?Sized> {
        book: Mutex<Book>,
        data: RwLock<T>,
    }

    impl<T> RwLockWrite<T> {
        pub fn new(value: T) -> RwLockWrite<T> {
            RwLockWrite { book: Mutex::default(), data: RwLock::new(value) }
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
            let mut book = self.book.lock();
            book.reading -= 1;
            if book.reading == 0 {
                book.admit();
            }
        }
    }
    impl<T: ?Sized> Drop for Writing<'_, T> {
        fn drop(&mut self) {
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
pub use kitchen::RwLockWrite;

fn main() {
    use std::sync::mpsc;
    let lock = std::sync::Arc::new(RwLockWrite::new(String::from("monday")));
    let first = lock.read();
    let (tell, told) = mpsc::channel();
    let friend = {
        let lock = std::sync::Arc::clone(&lock);
        std::thread::Builder::new()
            .name("friend".to_string())
            .spawn(move || {
                let page = lock.read();
                tell.send(page.len()).unwrap();
            })
            .unwrap()
    };
    // The friend reads while main does.
    let len = told.recv().unwrap();
    assert_eq!(len, first.len());
    println!("readers at once: {}", 2);
    drop(first);
    friend.join().unwrap();
    lock.write().push_str(" is over");
    println!("{}", *lock.read());
    if let Some(mut page) = lock.try_write_for(std::time::Duration::from_millis(20)) {
        page.clear();
    }
}
