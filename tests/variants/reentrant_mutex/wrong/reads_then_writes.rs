// breaks: prints `garlic: 20` `potatoes: 10`
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

struct Basket {
    garlic: Cell<u32>,
    potatoes: Cell<u32>,
}

fn add_garlic(basket: &ReentrantMutex<Basket>) {
    let count = basket.lock().garlic.get();
    // reentrant, so it does not matter how often we lock
    basket.lock().garlic.set(count + 1);
}

fn add_potato(basket: &ReentrantMutex<Basket>) {
    let held = basket.lock();
    held.potatoes.set(held.potatoes.get() + 1);
    add_garlic(basket);
}

fn main() {
    let basket = ReentrantMutex::new(Basket { garlic: Cell::new(0), potatoes: Cell::new(0) });
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    add_garlic(&basket);
                    add_potato(&basket);
                }
            });
        }
    });
    println!("garlic: {}", basket.lock().garlic.get());
    println!("potatoes: {}", basket.lock().potatoes.get());
}
