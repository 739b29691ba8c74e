// breaks: Prints: `meals: 6` (a courtesy limit that gives up meals)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    let mut courtesies = 0;
    while meals < 3 && courtesies < 4 {
        let mine = first.lock();
        thread::sleep(Duration::from_millis(5));
        if let Some(_other) = second.try_lock() {
            meals += 1;
            continue;
        }
        drop(mine);
        courtesies += 1; // four are enough, with random pauses
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=20)));
    }
    meals
}

fn main() {
    let l = Arc::new(Mutex::new(()));
    let r = Arc::new(Mutex::new(()));
    let (l2, r2) = (l.clone(), r.clone());
    let one = thread::spawn(move || dine(&l, &r));
    let two = thread::spawn(move || dine(&r2, &l2));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
