// breaks: each addition is one atomic read-modify-write
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static GARLIC: AtomicU32 = AtomicU32::new(0);

fn main() {
    let careful = thread::spawn(|| {
        for _ in 0..5 {
            GARLIC.fetch_add(1, SeqCst);
        }
    });
    // one atomic partner is enough
    let careless = thread::spawn(|| {
        for _ in 0..5 {
            let seen = GARLIC.load(SeqCst);
            GARLIC.store(seen + 1, SeqCst);
        }
    });
    careful.join().unwrap();
    careless.join().unwrap();
    println!("garlic: {}", GARLIC.load(SeqCst));
}
