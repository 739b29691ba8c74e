use parking_lot::RwLock;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};
fn main() {
    let locks = Arc::new((RwLock::new(0), RwLock::new(0)));
    let b = Arc::new(Barrier::new(2));
    let (l1, b1) = (locks.clone(), b.clone());
    let t1 = thread::spawn(move || {
        let g = l1.0.read();
        b1.wait();
        let mut h = l1.1.write();
        *h += *g;
    });
    let (l2, b2) = (locks.clone(), b);
    let t2 = thread::spawn(move || {
        let g = l2.1.write();
        b2.wait();
        let mut h = l2.0.write();
        *h += *g;
    });
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) && !(t1.is_finished() && t2.is_finished()) {
        thread::sleep(Duration::from_millis(10));
    }
    println!("deadlock: {}", if t1.is_finished() && t2.is_finished() { "no" } else { "yes" });
}
