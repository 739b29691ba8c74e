// breaks: who gives way holds nothing while it pauses (the first guard lives to the end of the loop's body)
use rand::RngExt;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let _first = first.lock().unwrap();
        match second.try_lock() {
            Ok(_second) => meals += 1,
            Err(_) => {
                // give way
                let pause = rand::rng().random_range(1..=20);
                thread::sleep(Duration::from_millis(pause));
            }
        }
    }
    meals
}

fn main() {
    let forks = Arc::new((Mutex::new(()), Mutex::new(())));
    let f = forks.clone();
    let one = thread::spawn(move || dine(&f.0, &f.1));
    let f = forks.clone();
    let two = thread::spawn(move || dine(&f.1, &f.0));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
