// breaks: ends by itself, lockstep included; sometimes: two pauses of one run differ in length (no pause)
use std::sync::{Arc, Mutex};
use std::thread;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock().unwrap();
        if let Ok(_other) = second.try_lock() {
            meals += 1;
            continue;
        }
        drop(mine);
        thread::yield_now(); // after you
    }
    meals
}

fn main() {
    let a = Arc::new(Mutex::new(()));
    let b = Arc::new(Mutex::new(()));
    let (x, y) = (a.clone(), b.clone());
    let one = thread::spawn(move || dine(&x, &y));
    let two = thread::spawn(move || dine(&b, &a));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
