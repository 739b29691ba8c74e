// breaks: no thread panics (a range that holds nothing)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<u8>, second: &Mutex<u8>) -> u32 {
    let mut meals = 0;
    let mut failures = 0;
    while meals < 3 {
        let one = first.lock();
        if second.try_lock_for(Duration::from_millis(15)).is_some() {
            meals += 1;
            failures = 0;
            continue;
        }
        drop(one);
        // The more failures, the longer the pause.
        let pause = rand::rng().random_range(0..failures * 10);
        failures += 1;
        thread::sleep(Duration::from_millis(pause));
    }
    meals
}

fn main() {
    let forks = Arc::new([Mutex::new(0), Mutex::new(0)]);
    let f = forks.clone();
    let a = thread::spawn(move || dine(&f[0], &f[1]));
    let f = forks.clone();
    let b = thread::spawn(move || dine(&f[1], &f[0]));
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
