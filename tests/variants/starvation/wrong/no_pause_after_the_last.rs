// breaks: the others do sleep, after each bite and failed try (not after the last bite of all)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn polite(bites: &Mutex<u32>) -> u32 {
    let mut meals = 0;
    loop {
        let mut left = bites.lock();
        if *left == 0 {
            return meals;
        }
        *left -= 1;
        meals += 1;
        if *left == 0 {
            return meals; // nothing left, so no need to pause
        }
        drop(left);
        thread::sleep(Duration::from_millis(10));
    }
}

fn greedy(bites: &Mutex<u32>) -> u32 {
    let mut meals = 0;
    loop {
        let mut left = bites.lock();
        if *left == 0 {
            return meals;
        }
        *left -= 1;
        meals += 1;
    }
}

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let (x, y, z) = (bites.clone(), bites.clone(), bites.clone());
    let a = thread::spawn(move || greedy(&x));
    let b = thread::spawn(move || polite(&y));
    let c = thread::spawn(move || polite(&z));
    println!("meals: {} {} {}", a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
