// breaks: the other shopper is blocked on it
use parking_lot::{Mutex, ReentrantMutex};
use std::cell::Cell;
use std::thread;

static COUNTS: ReentrantMutex<(Cell<u32>, Cell<u32>)> = ReentrantMutex::new((Cell::new(0), Cell::new(0)));
// Better safe than sorry: only one shopper in the shop at a time.
static DOOR: Mutex<()> = Mutex::new(());

fn add_garlic() {
    let counts = COUNTS.lock();
    counts.0.set(counts.0.get() + 1);
}

fn add_potato() {
    let counts = COUNTS.lock();
    counts.1.set(counts.1.get() + 1);
    add_garlic();
}

fn shop() {
    for _ in 0..5 {
        let _inside = DOOR.lock();
        add_garlic();
        add_potato();
    }
}

fn main() {
    let a = thread::spawn(shop);
    let b = thread::spawn(shop);
    a.join().unwrap();
    b.join().unwrap();
    let counts = COUNTS.lock();
    println!("garlic: {}", counts.0.get());
    println!("potatoes: {}", counts.1.get());
}
