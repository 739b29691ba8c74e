// Writes at most one entry whenever the list is free, so the two keep getting in each other's way.
use parking_lot::FairMutex;
use rand::RngExt;
use std::collections::VecDeque;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

const FRUIT: [&str; 5] = ["apple", "pear", "plum", "fig", "lime"];

fn ms(n: u64) -> Duration {
    Duration::from_millis(n)
}

fn main() {
    let list = Arc::new(FairMutex::new(Vec::<&str>::with_capacity(10)));
    let door = Arc::new(Barrier::new(2));
    let mut shoppers = Vec::new();
    for id in 1..=2 {
        let list = list.clone();
        let door = door.clone();
        let body = move || {
            door.wait();
            let mut basket = VecDeque::new();
            let mut shelf = FRUIT.iter().copied();
            loop {
                match shelf.next() {
                    Some(fruit) => {
                        thread::sleep(ms(10));
                        basket.push_back(fruit);
                    }
                    None if basket.is_empty() => break,
                    None => thread::sleep(ms(rand::rng().random_range(5..15))),
                }
                let Some(mut page) = list.try_lock() else { continue };
                let fruit = basket.pop_front().expect("there is one, or we had gone");
                thread::sleep(ms(30));
                page.push(fruit);
            }
        };
        shoppers.push(thread::Builder::new().name(format!("shopper-{id}")).spawn(body).unwrap());
    }
    shoppers.into_iter().for_each(|s| s.join().unwrap());
    println!("items: {}", list.lock().len());
}
