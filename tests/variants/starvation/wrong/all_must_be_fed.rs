// breaks: ends by itself (a diner does not get up before it has eaten, even if nothing is left)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn dine(bites: &Mutex<u32>, greedy: bool) -> u32 {
    let mut meals = 0;
    loop {
        let mut left = bites.lock().unwrap();
        if *left > 0 {
            *left -= 1;
            meals += 1;
        } else if meals > 0 {
            return meals;
        }
        drop(left);
        if !greedy {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let (x, y, z) = (bites.clone(), bites.clone(), bites.clone());
    let b = thread::spawn(move || dine(&y, false));
    let c = thread::spawn(move || dine(&z, false));
    let a = thread::spawn(move || dine(&x, true));
    println!("meals: {} {} {}", a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
