// Static fair mutexes, atomics for the meals, parking for the pauses.
use parking_lot::FairMutex;
use rand::RngExt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, park_timeout};
use std::time::{Duration, Instant};

static SALT: FairMutex<i32> = FairMutex::new(0);
static PEPPER: FairMutex<i32> = FairMutex::new(0);
static MEALS: AtomicUsize = AtomicUsize::new(0);

/// Parking may end early, so look at the clock.
fn pause_for(length: Duration) {
    let end = Instant::now() + length;
    while let Some(rest) = end.checked_duration_since(Instant::now()).filter(|r| !r.is_zero()) {
        park_timeout(rest);
    }
}

fn season(mine: &FairMutex<i32>, other: &FairMutex<i32>) {
    let mut done = 0;
    while done != 3 {
        let mut first = mine.lock();
        match other.try_lock_for(Duration::from_millis(25)) {
            Some(mut second) => {
                *first += 1;
                *second += 1;
                done += 1;
                MEALS.fetch_add(1, Ordering::SeqCst);
            }
            None => {
                drop(first);
                pause_for(Duration::from_millis(rand::rng().random_range(1..100)));
            }
        }
    }
}

fn main() {
    let a = thread::spawn(|| season(&SALT, &PEPPER));
    let b = thread::spawn(|| season(&PEPPER, &SALT));
    a.join().unwrap();
    b.join().unwrap();
    println!("meals: {}", MEALS.load(Ordering::SeqCst));
}
