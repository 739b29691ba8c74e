// Two reader-writer locks work just as badly as two mutexes.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, RwLock};
use std::thread;
use std::time::Duration;

struct Shared {
    left: RwLock<u32>,
    right: RwLock<u32>,
    at_the_middle: AtomicUsize,
    finished: Mutex<u32>,
    somebody_finished: Condvar,
}

impl Shared {
    fn wait_in_the_middle(&self) {
        self.at_the_middle.fetch_add(1, Ordering::SeqCst);
        while self.at_the_middle.load(Ordering::SeqCst) < 2 {
            thread::yield_now();
        }
    }

    fn finish(&self) {
        *self.finished.lock().unwrap() += 1;
        self.somebody_finished.notify_all();
    }
}

fn main() {
    let shared = Arc::new(Shared {
        left: RwLock::new(1),
        right: RwLock::new(2),
        at_the_middle: AtomicUsize::new(0),
        finished: Mutex::new(0),
        somebody_finished: Condvar::new(),
    });

    let copier = shared.clone();
    thread::spawn(move || {
        let mut left = copier.left.write().unwrap();
        copier.wait_in_the_middle();
        *left = *copier.right.read().unwrap();
        drop(left);
        copier.finish();
    });
    let other = shared.clone();
    thread::spawn(move || {
        let mut right = other.right.write().unwrap();
        other.wait_in_the_middle();
        *right = *other.left.read().unwrap();
        drop(right);
        other.finish();
    });

    let (finished, _) = shared
        .somebody_finished
        .wait_timeout_while(shared.finished.lock().unwrap(), Duration::from_secs(2), |n| *n < 2)
        .unwrap();
    println!("deadlock: {}", if *finished < 2 { "yes" } else { "no" });
}
