// breaks: nobody who holds a fork waits for another without a limit (a limit of years is none)
use parking_lot::Mutex;
use rand::RngExt;
use std::thread;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

static FORKS: [Mutex<()>; 2] = [Mutex::new(()), Mutex::new(())];

fn diner(me: usize) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let first = FORKS[me].lock();
        let second = FORKS[1 - me].try_lock_for(LIMIT);
        if second.is_some() {
            meals += 1;
        } else {
            drop(first);
            thread::sleep(Duration::from_millis(rand::rng().random_range(1..100)));
        }
    }
    meals
}

fn main() {
    let other = thread::spawn(|| diner(1));
    let meals = diner(0) + other.join().unwrap();
    println!("meals: {meals}");
}
