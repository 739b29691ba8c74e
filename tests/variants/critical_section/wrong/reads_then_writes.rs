// breaks: `garlic: 10`
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Basket(Mutex<u32>);

impl Basket {
    fn get(&self) -> u32 {
        *self.0.lock().unwrap()
    }

    fn set(&self, count: u32) {
        *self.0.lock().unwrap() = count;
    }
}

fn main() {
    let basket = Arc::new(Basket(Mutex::new(0)));
    let shoppers: Vec<_> = (0..2)
        .map(|_| {
            let basket = basket.clone();
            thread::spawn(move || {
                for _ in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    basket.set(basket.get() + 1);
                }
            })
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", basket.get());
}
