// Takes one fork, tries the other; if that is in use, puts the first back and thinks for a random while.
use parking_lot::{Mutex, MutexGuard};
use rand::RngExt;
use std::thread;
use std::time::Duration;

static FORKS: [Mutex<()>; 5] = [const { Mutex::new(()) }; 5];
static MEALS: Mutex<u32> = Mutex::new(0);

fn both_forks(k: usize) -> Option<(MutexGuard<'static, ()>, MutexGuard<'static, ()>)> {
    let left = FORKS[k - 1].lock();
    let right = FORKS[k % 5].try_lock()?;
    Some((left, right))
}

fn philosopher(k: usize) {
    let mut hungry = 2;
    while hungry > 0 {
        match both_forks(k) {
            Some(_forks) => {
                println!("philosopher {k} eats");
                *MEALS.lock() += 1;
                println!("philosopher {k} leaves");
                hungry -= 1;
            }
            None => {
                let pause = rand::rng().random_range(1..=20_000);
                thread::sleep(Duration::from_micros(pause));
            }
        }
    }
}

fn main() {
    let mut threads = vec![];
    for k in 1..=5 {
        threads.push(thread::spawn(move || philosopher(k)));
    }
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: {}", MEALS.lock());
}
