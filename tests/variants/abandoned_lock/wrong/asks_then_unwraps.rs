// breaks: exactly one thread panics (asks whether the lock is poisoned, and unwraps a moment later)
use std::sync::{Arc, Mutex};
use std::thread;

fn add_one(count: &Mutex<u32>) {
    // A poisoned lock is cleaned first, so that the unwrap below is safe.
    if count.is_poisoned() {
        count.clear_poison();
    }
    *count.lock().unwrap() += 1;
}

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = Arc::clone(&count);
    let clumsy = thread::spawn(move || {
        add_one(&c);
        add_one(&c);
        let _held = c.lock().unwrap();
        panic!("third time unlucky");
    });
    let c = Arc::clone(&count);
    let other = thread::spawn(move || (0..5).for_each(|_| add_one(&c)));

    let _ = clumsy.join();
    other.join().unwrap();
    count.clear_poison();
    println!("count: {}", count.lock().unwrap());
}
