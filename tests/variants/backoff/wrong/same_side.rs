// breaks: sometimes: someone gives way (both begin with the left fork, so the right one is always free)
use rand::RngExt;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn dine(left: &Mutex<u32>, right: &Mutex<u32>) {
    let mut meals = 0;
    while meals < 3 {
        let mut l = left.lock().unwrap();
        thread::sleep(Duration::from_millis(2));
        match right.try_lock() {
            Ok(mut r) => {
                *l += 1;
                *r += 1;
                meals += 1;
            }
            Err(_) => {
                drop(l);
                thread::sleep(Duration::from_millis(rand::rng().random_range(1..=40)));
            }
        }
    }
}

fn main() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));
    let diners = [(); 2].map(|()| {
        let (left, right) = (left.clone(), right.clone());
        thread::spawn(move || dine(&left, &right))
    });
    for d in diners {
        d.join().unwrap();
    }
    println!("meals: {}", left.lock().unwrap());
}
