// breaks: `garlic: 10`
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static TAKEN: Mutex<bool> = Mutex::new(false);
static FREE: Condvar = Condvar::new();
static G: AtomicU32 = AtomicU32::new(0);
fn acquire() {
    let mut taken = TAKEN.lock().unwrap();
    if *taken {
        taken = FREE.wait(taken).unwrap();
    }
    *taken = true;
}
fn release() {
    *TAKEN.lock().unwrap() = false;
    FREE.notify_one();
}
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                acquire();
                let n = G.load(Relaxed);
                G.store(n + 1, Relaxed);
                release();
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(Relaxed));
}
