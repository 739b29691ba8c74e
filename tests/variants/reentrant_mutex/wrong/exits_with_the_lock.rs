// breaks: the lock is given back as often as taken
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::process::exit;
use std::sync::LazyLock;
use std::thread;

static BASKET: LazyLock<ReentrantMutex<(Cell<u32>, Cell<u32>)>> = LazyLock::new(Default::default);

fn add_garlic() {
    let b = BASKET.lock();
    b.0.set(b.0.get() + 1);
}

fn add_potato() {
    let b = BASKET.lock();
    b.1.set(b.1.get() + 1);
    add_garlic();
}

fn shop() {
    for _ in 0..5 {
        add_garlic();
        add_potato();
    }
}

fn main() {
    let other = thread::spawn(shop);
    shop();
    other.join().unwrap();
    let b = BASKET.lock();
    println!("garlic: {}", b.0.get());
    println!("potatoes: {}", b.1.get());
    exit(0)
}
