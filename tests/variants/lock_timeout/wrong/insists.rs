// breaks: nobody who holds a fork waits for another without a limit (no limit)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    for _ in 0..3 {
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..50)));
        let _first = first.lock();
        let _second = second.lock();
    }
    3
}

fn main() {
    let left = Arc::new(Mutex::new(()));
    let right = Arc::new(Mutex::new(()));
    let (l, r) = (left.clone(), right.clone());
    let a = thread::spawn(move || dine(&l, &r));
    let b = thread::spawn(move || dine(&right, &left));
    println!("meals: {}", a.join().unwrap() + b.join().unwrap());
}
