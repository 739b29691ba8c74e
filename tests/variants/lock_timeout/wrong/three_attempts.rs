// breaks: Prints: `meals: 6` (gives up after three attempts at a meal)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn meal(first: &Mutex<()>, second: &Mutex<()>) -> bool {
    for _attempt in 0..3 {
        let first = first.lock();
        if let Some(_second) = second.try_lock_for(Duration::from_millis(10)) {
            thread::sleep(Duration::from_millis(15)); // it is soup
            return true;
        }
        drop(first);
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
    }
    false // never seen
}

fn main() {
    let left = Arc::new(Mutex::new(()));
    let right = Arc::new(Mutex::new(()));
    let (l, r) = (left.clone(), right.clone());
    let a = thread::spawn(move || (0..3).filter(|_| meal(&l, &r)).count());
    let b = thread::spawn(move || (0..3).filter(|_| meal(&right, &left)).count());
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
