// breaks: Prints: `meals: 6` (three meals each, but never with both forks in hand)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<u32>, second: &Mutex<u32>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        // The guard is gone at the semicolon, which is why this never deadlocks.
        *first.lock() += 1;
        if let Some(mut second) = second.try_lock_for(Duration::from_millis(10)) {
            *second += 1;
            thread::sleep(Duration::from_millis(25));
            meals += 1;
            continue;
        }
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=50)));
    }
    meals
}

fn main() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));
    let (l, r) = (left.clone(), right.clone());
    let a = thread::spawn(move || dine(&l, &r));
    let b = thread::spawn(move || dine(&right, &left));
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
