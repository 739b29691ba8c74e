use std::sync::RwLock;
use std::thread::{self, sleep};
use std::time::Duration;

static BASKET: RwLock<Vec<&str>> = RwLock::new(Vec::new());

fn shop() {
    for _ in 0..5 {
        sleep(Duration::from_millis(10));
        BASKET.write().unwrap().push("garlic");
    }
}

fn main() {
    let a = thread::spawn(shop);
    let b = thread::spawn(shop);
    a.join().unwrap();
    b.join().unwrap();
    println!("garlic: {}", BASKET.read().unwrap().len());
}
