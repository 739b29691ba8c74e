// The polite diners again. Who gives way sleeps for a random time, and then they are no longer in step.
use rand::RngExt;
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut rng = rand::rng();
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock().unwrap();
        thread::sleep(Duration::from_millis(2));
        if let Ok(_other) = second.try_lock() {
            meals += 1;
            continue;
        }
        drop(mine);
        thread::sleep(Duration::from_millis(rng.random_range(1..=40)));
    }
    meals
}

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let meals: u32 = thread::scope(|s| {
        let diners = [s.spawn(|| dine(&left, &right)), s.spawn(|| dine(&right, &left))];
        diners.into_iter().map(|d| d.join().unwrap()).sum()
    });
    println!("meals: {meals}");
}
