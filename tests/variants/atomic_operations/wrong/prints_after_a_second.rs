// breaks: `garlic: 10`
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        GARLIC.fetch_add(1, SeqCst);
    }
}

fn main() {
    for _ in 0..2 {
        thread::spawn(shop);
    }
    // ten additions take no time at all
    thread::sleep(Duration::from_secs(1));
    println!("garlic: {}", GARLIC.load(SeqCst));
}
