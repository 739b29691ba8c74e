// breaks: nobody waits for time to pass while holding the lock
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;
static TAKEN: Mutex<bool> = Mutex::new(false);
static FREE: Condvar = Condvar::new();
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..5 {
                *FREE.wait_while(TAKEN.lock().unwrap(), |t| *t).unwrap() = true;
                thread::sleep(Duration::from_millis(10));
                G.store(G.load(Relaxed) + 1, Relaxed);
                *TAKEN.lock().unwrap() = false;
                FREE.notify_one();
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(Relaxed));
}
