// Both wait for each other at a hand-made start line, which is no lock.
use std::hint::spin_loop;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
static READY: [AtomicBool; 2] = [AtomicBool::new(false), AtomicBool::new(false)];
static GARLIC: AtomicU32 = AtomicU32::new(0);
fn shop(me: usize) {
    READY[me].store(true, SeqCst);
    while !READY[1 - me].load(SeqCst) {
        spin_loop();
    }
    for _ in 0..5 {
        GARLIC.fetch_add(1, SeqCst);
    }
}
fn main() {
    let other = thread::spawn(|| shop(1));
    shop(0);
    other.join().unwrap();
    println!("garlic: {}", GARLIC.load(SeqCst));
}
