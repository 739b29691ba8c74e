// breaks: `garlic: 10`
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;
use std::time::Duration;
static TAKEN: Mutex<bool> = Mutex::new(false);
static G: AtomicU32 = AtomicU32::new(0);
fn main() {
    let hs = [(); 2].map(|_| {
        thread::spawn(|| {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                *TAKEN.lock().unwrap() = true;
                G.fetch_add(1, Relaxed);
                *TAKEN.lock().unwrap() = false;
            }
        })
    });
    for h in hs {
        h.join().unwrap()
    }
    println!("garlic: {}", G.load(Relaxed));
}
