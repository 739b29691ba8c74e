// breaks: every bite is taken lock in hand (greedy does not bother with the lock when it is busy)
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static SPOON: Mutex<()> = Mutex::new(());
static LEFT: AtomicU32 = AtomicU32::new(12);

fn bite() -> bool {
    LEFT.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok()
}

fn polite() -> u32 {
    let mut meals = 0;
    loop {
        {
            let _spoon = SPOON.lock().unwrap();
            if !bite() {
                return meals;
            }
        }
        meals += 1;
        thread::sleep(Duration::from_millis(10));
    }
}

fn greedy() -> u32 {
    let mut meals = 0;
    loop {
        // With the spoon if it is free, with the fingers if not.
        let _spoon = SPOON.try_lock();
        if !bite() {
            return meals;
        }
        meals += 1;
    }
}

fn main() {
    let threads = [thread::spawn(greedy), thread::spawn(polite), thread::spawn(polite)];
    let [a, b, c] = threads.map(|t| t.join().unwrap());
    println!("meals: {a} {b} {c}");
}
