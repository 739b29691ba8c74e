use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Arc::new(Mutex::new(0));
    let mut shoppers = Vec::new();

    for _ in 0..2 {
        let garlic = Arc::clone(&garlic);
        shoppers.push(thread::spawn(move || {
            for _ in 0..5 {
                // thinking, without the lock
                thread::sleep(Duration::from_millis(10));
                let mut count = garlic.lock().unwrap();
                *count += 1;
            }
        }));
    }
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", *garlic.lock().unwrap());
}
