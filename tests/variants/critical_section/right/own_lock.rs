// A lock of one's own: a mutex and a condition.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Lock {
    taken: Mutex<bool>,
    free: Condvar,
}
struct Held<'a>(&'a Lock);
impl Lock {
    const fn new() -> Self {
        Lock { taken: Mutex::new(false), free: Condvar::new() }
    }
    fn acquire(&self) -> Held<'_> {
        let mut taken = self.taken.lock().unwrap();
        while *taken {
            taken = self.free.wait(taken).unwrap();
        }
        *taken = true;
        Held(self)
    }
}
impl Drop for Held<'_> {
    fn drop(&mut self) {
        *self.0.taken.lock().unwrap() = false;
        self.0.free.notify_one();
    }
}

static PENCIL: Lock = Lock::new();
static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shopper() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let _pencil = PENCIL.acquire();
        let n = GARLIC.load(Relaxed);
        GARLIC.store(n + 1, Relaxed);
    }
}

fn main() {
    let a = thread::spawn(shopper);
    let b = thread::spawn(shopper);
    a.join().unwrap();
    b.join().unwrap();
    println!("garlic: {}", GARLIC.load(Relaxed));
}
