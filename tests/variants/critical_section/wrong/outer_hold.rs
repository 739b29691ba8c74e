// breaks: one shopper's addition falls between two of the other's
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;
use std::time::Duration;

static GARLIC: ReentrantMutex<Cell<u32>> = ReentrantMutex::new(Cell::new(0));

fn add_one() {
    let garlic = GARLIC.lock();
    garlic.set(garlic.get() + 1);
}

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
    }
    let _all_five = GARLIC.lock();
    for _ in 0..5 {
        add_one();
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock().get());
}
