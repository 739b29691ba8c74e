// breaks: after a limit has run out, that diner holds nothing while it pauses (keeps the first fork)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn eat(first: &Mutex<u32>, second: &Mutex<u32>) {
    let mut first = first.lock();
    loop {
        if let Some(mut second) = second.try_lock_for(Duration::from_millis(10)) {
            *first += 1;
            *second += 1;
            return;
        }
        // Not yet. Wait a random time and try again.
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..20)));
    }
}

fn main() {
    let a = Arc::new(Mutex::new(0));
    let b = Arc::new(Mutex::new(0));
    let (x, y) = (a.clone(), b.clone());
    let one = thread::spawn(move || (0..3).for_each(|_| eat(&x, &y)));
    let (x, y) = (a.clone(), b.clone());
    let two = thread::spawn(move || (0..3).for_each(|_| eat(&y, &x)));
    one.join().unwrap();
    two.join().unwrap();
    println!("meals: {}", *a.lock());
}
