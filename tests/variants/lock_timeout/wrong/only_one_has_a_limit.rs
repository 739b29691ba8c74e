// breaks: nobody who holds a fork waits for another without a limit (one of the two does)
// It is enough if one of them gives way.
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let left = Arc::new(Mutex::new(0));
    let right = Arc::new(Mutex::new(0));

    let (l, r) = (left.clone(), right.clone());
    let patient = thread::spawn(move || {
        for _ in 0..3 {
            let mut l = l.lock();
            thread::sleep(Duration::from_millis(5));
            let mut r = r.lock();
            *l += 1;
            *r += 1;
        }
    });
    let (l, r) = (left.clone(), right.clone());
    let polite = thread::spawn(move || {
        let mut meals = 0;
        while meals < 3 {
            let mut r = r.lock();
            if let Some(mut l) = l.try_lock_for(Duration::from_millis(10)) {
                *r += 1;
                *l += 1;
                meals += 1;
                continue;
            }
            drop(r);
            thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
        }
    });
    patient.join().unwrap();
    polite.join().unwrap();
    println!("meals: {}", left.lock());
}
