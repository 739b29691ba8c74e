// breaks: one shopper's addition falls between two of the other's
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Arc::new(Mutex::new(0));
    for _ in 0..2 {
        let garlic = Arc::clone(&garlic);
        let shopper = thread::spawn(move || {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                *garlic.lock().unwrap() += 1;
            }
        });
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.lock().unwrap());
}
