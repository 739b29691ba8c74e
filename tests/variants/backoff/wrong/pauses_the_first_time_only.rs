// breaks: who gives way pauses for a random time (only the first time)
use rand::random_range;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Fork(Mutex<u32>);

fn try_to_eat(first: &Fork, second: &Fork) -> Result<(), Duration> {
    let mut one = first.0.lock().unwrap();
    let Ok(mut two) = second.0.try_lock() else {
        return Err(Duration::from_micros(random_range(100..10_000)));
    };
    *one += 1;
    *two += 1;
    Ok(())
}

fn dine(first: &Fork, second: &Fork) -> u32 {
    let mut meals = 0;
    let mut paused = false;
    while meals < 3 {
        match try_to_eat(first, second) {
            Ok(()) => meals += 1,
            Err(pause) if !paused => {
                paused = true;
                thread::sleep(pause);
            }
            Err(_) => {}
        }
    }
    meals
}

fn main() {
    let forks = Arc::new([Fork(Mutex::new(0)), Fork(Mutex::new(0))]);
    let mut diners = Vec::new();
    for seat in 0..2 {
        let forks = Arc::clone(&forks);
        diners.push(thread::spawn(move || dine(&forks[seat], &forks[1 - seat])));
    }
    let meals: u32 = diners.into_iter().map(|diner| diner.join().unwrap()).sum();
    println!("meals: {meals}");
}
