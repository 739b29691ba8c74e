// breaks: one shopper's addition falls between two of the other's
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        GARLIC.fetch_add(1, SeqCst);
    }
}

fn main() {
    thread::spawn(shop).join().unwrap();
    thread::spawn(shop).join().unwrap();
    println!("garlic: {}", GARLIC.load(SeqCst));
}
