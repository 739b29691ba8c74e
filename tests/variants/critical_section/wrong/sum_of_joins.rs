// breaks: one shopper's addition falls between two of the other's
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static LOCK: Mutex<()> = Mutex::new(());

fn shop() -> u32 {
    let mut garlic = 0;
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let _guard = LOCK.lock();
        garlic += 1;
    }
    garlic
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    let garlic: u32 = shoppers.into_iter().map(|shopper| shopper.join().unwrap()).sum();
    println!("garlic: {garlic}");
}
