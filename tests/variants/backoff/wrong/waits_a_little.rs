// breaks: nobody who holds a fork is blocked on the other (a wait with a limit is one too)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock();
        let other = second.try_lock_for(Duration::from_millis(1));
        if other.is_some() {
            meals += 1;
        } else {
            drop(mine);
            thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
        }
    }
    meals
}

fn main() {
    let l = Arc::new(Mutex::new(()));
    let r = Arc::new(Mutex::new(()));
    let (a, b) = (l.clone(), r.clone());
    let one = thread::spawn(move || dine(&a, &b));
    let two = thread::spawn(move || dine(&r, &l));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
