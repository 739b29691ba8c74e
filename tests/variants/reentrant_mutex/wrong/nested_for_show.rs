// breaks: the other shopper is blocked on it
use parking_lot::ReentrantMutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static LOCK: ReentrantMutex<()> = ReentrantMutex::new(());
static GARLIC: AtomicU32 = AtomicU32::new(0);
static POTATOES: AtomicU32 = AtomicU32::new(0);

fn add_garlic() {
    GARLIC.fetch_add(1, Ordering::SeqCst);
}

fn add_potato() {
    POTATOES.fetch_add(1, Ordering::SeqCst);
    add_garlic();
}

fn main() {
    let once = LOCK.lock();
    let twice = LOCK.lock();
    drop(twice);
    drop(once);

    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    add_garlic();
                    add_potato();
                }
            });
        }
    });
    println!("garlic: {}", GARLIC.load(Ordering::SeqCst));
    println!("potatoes: {}", POTATOES.load(Ordering::SeqCst));
}
