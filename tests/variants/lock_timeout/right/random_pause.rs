// Two diners, two forks, opposite orders. Whoever waits too long for the second fork gives the first back.
use parking_lot::Mutex;
use rand::RngExt;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock();
        if let Some(_other) = second.try_lock_for(Duration::from_millis(10)) {
            meals += 1;
            continue;
        }
        drop(mine);
        let pause = rand::rng().random_range(1..=50);
        thread::sleep(Duration::from_millis(pause));
    }
    meals
}

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let meals = thread::scope(|s| {
        let a = s.spawn(|| dine(&left, &right));
        let b = s.spawn(|| dine(&right, &left));
        a.join().unwrap() + b.join().unwrap()
    });
    println!("meals: {meals}");
}
