// breaks: ends by itself (the same pause for both: the same seed gives the same numbers, in step for ever)
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn dine(forks: &[Mutex<()>; 2], me: usize) -> u32 {
    let mut rng = StdRng::seed_from_u64(1);
    let mut meals = 0;
    while meals < 3 {
        let mine = forks[me].lock().unwrap();
        thread::sleep(Duration::from_millis(1));
        if let Ok(_other) = forks[1 - me].try_lock() {
            meals += 1;
            continue;
        }
        // Not before the other one has tried too, that would be rude.
        thread::sleep(Duration::from_millis(1));
        drop(mine);
        thread::sleep(Duration::from_millis(rng.random_range(1..=50)));
    }
    meals
}

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let threads = [0, 1].map(|me| {
        let forks = forks.clone();
        thread::spawn(move || dine(&forks, me))
    });
    let meals: u32 = threads.into_iter().map(|t| t.join().unwrap()).sum();
    println!("meals: {meals}");
}
