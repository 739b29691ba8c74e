// breaks: sometimes: two pauses of one run differ in length (10..11 holds only the ten)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn diner(first: Arc<Mutex<()>>, second: Arc<Mutex<()>>, limit: u64) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let one = first.lock();
        match second.try_lock_for(Duration::from_millis(limit)) {
            Some(_two) => meals += 1,
            None => {
                drop(one);
                let mut rng = rand::rng();
                thread::sleep(Duration::from_millis(rng.random_range(10..11)));
            }
        }
    }
    meals
}

fn main() {
    let left = Arc::new(Mutex::new(()));
    let right = Arc::new(Mutex::new(()));
    let (l, r) = (left.clone(), right.clone());
    let a = thread::spawn(move || diner(l, r, 5));
    // Different limits, so that they do not give up together.
    let b = thread::spawn(move || diner(right, left, 50));
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
