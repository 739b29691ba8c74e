// breaks: N is how often a held fork was put back uneaten (giving way without ever having held a fork)
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static KNIFE: Mutex<()> = Mutex::new(());
static FORK: Mutex<()> = Mutex::new(());
static GAVE_WAY: AtomicU32 = AtomicU32::new(0);
static MEALS: AtomicU32 = AtomicU32::new(0);

fn dine(first: &Mutex<()>, second: &Mutex<()>) {
    for _ in 0..20 {
        // The polite thing is to look first.
        if second.is_locked() {
            GAVE_WAY.fetch_add(1, SeqCst);
            thread::yield_now();
            continue;
        }
        let mine = first.lock();
        thread::yield_now();
        if second.try_lock().is_some() {
            MEALS.fetch_add(1, SeqCst);
            return;
        }
        drop(mine);
        GAVE_WAY.fetch_add(1, SeqCst);
    }
}

fn main() {
    let a = thread::spawn(|| dine(&KNIFE, &FORK));
    let b = thread::spawn(|| dine(&FORK, &KNIFE));
    a.join().unwrap();
    b.join().unwrap();
    println!("gave way: {}", GAVE_WAY.load(SeqCst));
    println!("meals: {}", MEALS.load(SeqCst));
}
