// breaks: Prints: `meals: A B C`, adding up to 12 (looks under the lock, and bites under it a moment later)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn diner(bites: &Mutex<i32>, pause: Option<Duration>) -> i32 {
    let mut meals = 0;
    while *bites.lock().unwrap() > 0 {
        *bites.lock().unwrap() -= 1;
        meals += 1;
        if let Some(pause) = pause {
            thread::sleep(pause);
        }
    }
    meals
}

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let ms10 = Some(Duration::from_millis(10));
    let [a, b, c] = [None, ms10, ms10].map(|pause| {
        let bites = bites.clone();
        thread::spawn(move || diner(&bites, pause))
    });
    println!("meals: {} {} {}", a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
