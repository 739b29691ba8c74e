// breaks: Prints: `meals: 6` (the count is read and written in two steps after the forks are put back)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

static MEALS: AtomicU32 = AtomicU32::new(0);
static FORKS: [Mutex<()>; 2] = [const { Mutex::new(()) }; 2];

fn try_to_eat(me: usize) -> bool {
    let _first = FORKS[me].lock();
    FORKS[1 - me].try_lock_for(Duration::from_millis(12)).is_some()
}

fn main() {
    let diners = [0, 1].map(|me| {
        thread::spawn(move || {
            let mut eaten = 0;
            while eaten < 3 {
                if try_to_eat(me) {
                    eaten += 1;
                    MEALS.store(MEALS.load(SeqCst) + 1, SeqCst);
                } else {
                    thread::sleep(Duration::from_millis(rand::rng().random_range(1..=60)));
                }
            }
        })
    });
    for d in diners {
        d.join().unwrap();
    }
    println!("meals: {}", MEALS.load(SeqCst));
}
