// breaks: there is one shared count
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

fn shop() -> u32 {
    let garlic = AtomicU32::new(0);
    for _ in 0..5 {
        garlic.fetch_add(1, SeqCst);
    }
    garlic.into_inner()
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    let garlic: u32 = shoppers.into_iter().map(|shopper| shopper.join().unwrap()).sum();
    println!("garlic: {garlic}");
}
