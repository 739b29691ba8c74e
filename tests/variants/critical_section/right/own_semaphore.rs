use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;
struct Semaphore {
    permits: Mutex<u32>,
    more: Condvar,
}
impl Semaphore {
    fn new(permits: u32) -> Self {
        Semaphore { permits: Mutex::new(permits), more: Condvar::new() }
    }
    fn acquire(&self) {
        let mut permits = self.permits.lock().unwrap();
        while *permits == 0 {
            permits = self.more.wait(permits).unwrap();
        }
        *permits -= 1;
    }
    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.more.notify_one();
    }
}
fn main() {
    let shared = Arc::new((Semaphore::new(1), AtomicU32::new(0)));
    let hs: Vec<_> = (0..2)
        .map(|_| {
            let shared = shared.clone();
            thread::spawn(move || {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    shared.0.acquire();
                    shared.1.fetch_add(1, SeqCst);
                    shared.0.release();
                }
            })
        })
        .collect();
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", shared.1.load(SeqCst));
}
