// breaks: each shopper takes the lock at least five times
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    // the first one each is on the list already
    let garlic = Arc::new(Mutex::new(2));
    let shoppers = [garlic.clone(), garlic.clone()].map(|garlic| {
        thread::spawn(move || {
            for _ in 1..5 {
                thread::sleep(Duration::from_millis(10));
                *garlic.lock().unwrap() += 1;
            }
        })
    });
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.lock().unwrap());
}
