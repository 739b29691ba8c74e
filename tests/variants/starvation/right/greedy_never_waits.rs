// The greedy one does not even wait in line: it tries, and tries again.
use std::sync::{Arc, Mutex, OnceLock, TryLockError};
use std::thread;
use std::time::Duration;

struct Dinner {
    bites_left: Mutex<i32>,
}

static DINNER: OnceLock<Arc<Dinner>> = OnceLock::new();

fn dinner() -> Arc<Dinner> {
    DINNER.get_or_init(|| Arc::new(Dinner { bites_left: Mutex::new(12) })).clone()
}

/// One bite, if there is one. `Err` when another has the lock.
fn try_bite() -> Result<bool, ()> {
    match dinner().bites_left.try_lock() {
        Ok(mut left) if *left > 0 => {
            *left -= 1;
            Ok(true)
        }
        Ok(_) => Ok(false),
        Err(TryLockError::WouldBlock) => Err(()),
        Err(TryLockError::Poisoned(_)) => unreachable!("nobody panics at the table"),
    }
}

fn eat(when_busy: fn(), after_a_bite: fn()) -> i32 {
    let mut meals = 0;
    loop {
        match try_bite() {
            Ok(true) => {
                meals += 1;
                after_a_bite();
            }
            Ok(false) => return meals,
            Err(()) => when_busy(),
        }
    }
}

fn pause() {
    thread::sleep(Duration::from_millis(10));
}

fn main() {
    let a = thread::spawn(|| eat(thread::yield_now, || ()));
    let b = thread::spawn(|| eat(pause, pause));
    let c = thread::spawn(|| eat(pause, pause));
    let [a, b, c] = [a, b, c].map(|t| t.join().unwrap());
    println!("meals: {a} {b} {c}");
}
