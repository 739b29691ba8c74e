// breaks: no lock is held while the count is touched
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;

fn main() {
    let garlic = Arc::new(Mutex::new(0));
    let shoppers: Vec<_> = (0..2)
        .map(|_| {
            let garlic = garlic.clone();
            thread::spawn(move || {
                for _ in 0..5 {
                    *garlic.lock() += 1;
                }
            })
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", garlic.lock());
}
