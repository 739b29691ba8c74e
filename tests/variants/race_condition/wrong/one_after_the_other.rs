// breaks: N < 10
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn shop() {
    for _ in 0..5 {
        let seen = GARLIC.load(SeqCst);
        GARLIC.store(seen + 1, SeqCst);
    }
}

fn main() {
    for name in ["barron", "olivia"] {
        let shopper = thread::Builder::new().name(name.to_string()).spawn(shop).unwrap();
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.load(SeqCst));
}
