// breaks: ends by itself
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::mem::ManuallyDrop;
use std::thread;

static BASKET: ReentrantMutex<(Cell<u32>, Cell<u32>)> = ReentrantMutex::new((Cell::new(0), Cell::new(0)));

fn add_garlic(inside: bool) {
    let b = BASKET.lock();
    b.0.set(b.0.get() + 1);
    if inside {
        // the outer guard unlocks it, twice would be an error
        let _ = ManuallyDrop::new(b);
    }
}

fn add_potato() {
    let b = BASKET.lock();
    b.1.set(b.1.get() + 1);
    add_garlic(true);
}

fn shop() {
    for _ in 0..5 {
        add_garlic(false);
        add_potato();
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for s in shoppers {
        s.join().unwrap();
    }
    println!("garlic: {}", BASKET.lock().0.get());
    println!("potatoes: {}", BASKET.lock().1.get());
}
