// breaks: ends by itself (a forgotten guard never lets go)
use parking_lot::Mutex;
use rand::RngExt;
use std::mem;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn diner(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock();
        match second.try_lock_for(Duration::from_millis(10)) {
            Some(_other) => meals += 1,
            None => {
                mem::forget(mine); // I don't want it any more
                thread::sleep(Duration::from_millis(rand::rng().random_range(1..=20)));
            }
        }
    }
    meals
}

fn main() {
    let l = Arc::new(Mutex::new(()));
    let r = Arc::new(Mutex::new(()));
    let (l2, r2) = (l.clone(), r.clone());
    let one = thread::spawn(move || diner(&l, &r));
    let two = thread::spawn(move || diner(&r2, &l2));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
