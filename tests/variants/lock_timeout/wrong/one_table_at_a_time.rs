// breaks: sometimes: a limit runs out (the second diner is only called when the first has gone)
use parking_lot::RwLock;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &RwLock<i32>, second: &RwLock<i32>) -> i32 {
    let mut meals = 0;
    while meals < 3 {
        {
            let mut first = first.write();
            if let Some(mut second) = second.try_write_for(Duration::from_millis(20)) {
                *first += 1;
                *second += 1;
                meals += 1;
                continue;
            }
        }
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=20)));
    }
    meals
}

fn main() {
    let forks = Arc::new((RwLock::new(0), RwLock::new(0)));
    let f = forks.clone();
    let mut meals = thread::spawn(move || dine(&f.0, &f.1)).join().unwrap();
    let f = forks.clone();
    meals += thread::spawn(move || dine(&f.1, &f.0)).join().unwrap();
    println!("meals: {meals}");
}
