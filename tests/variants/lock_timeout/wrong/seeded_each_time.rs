// breaks: sometimes: two pauses of one run differ in length (the same seed gives the same number each time)
use parking_lot::Mutex;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::thread;
use std::time::Duration;

static LEFT: Mutex<()> = Mutex::new(());
static RIGHT: Mutex<()> = Mutex::new(());

fn pause() {
    // Seeded, so that runs can be repeated.
    let mut rng = StdRng::seed_from_u64(42);
    thread::sleep(Duration::from_millis(rng.random_range(5..50)));
}

fn dine(first: &Mutex<()>, second: &Mutex<()>, limit: Duration) -> u32 {
    let mut meals = 0;
    loop {
        let mine = first.lock();
        if let Some(_other) = second.try_lock_for(limit) {
            meals += 1;
            if meals == 3 {
                return meals;
            }
            continue;
        }
        drop(mine);
        pause();
    }
}

fn main() {
    let a = thread::spawn(|| dine(&LEFT, &RIGHT, Duration::from_millis(10)));
    let b = thread::spawn(|| dine(&RIGHT, &LEFT, Duration::from_millis(300)));
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
