// the lock guards a section, the count is an atomic that is only touched inside
use parking_lot::Mutex;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::thread;
static SECTION: Mutex<()> = Mutex::new(());
static COUNT: AtomicI64 = AtomicI64::new(0);
fn step(fall: bool) {
    let _in = SECTION.lock();
    assert!(!fall, "slips");
    COUNT.store(COUNT.load(Relaxed) + 1, Relaxed);
}
fn main() {
    let a = thread::spawn(|| (0..5).for_each(|i| step(i == 2)));
    let b = thread::spawn(|| (0..5).for_each(|_| step(false)));
    assert!(a.join().is_err());
    b.join().unwrap();
    println!("count: {}", COUNT.load(Relaxed));
}
