// breaks: the other shopper is blocked on it
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::Arc;
use std::thread;

struct Basket {
    garlic: Cell<u32>,
    potatoes: Cell<u32>,
}

fn add_garlic(basket: &ReentrantMutex<Basket>) {
    let b = basket.lock();
    b.garlic.set(b.garlic.get() + 1);
}

fn add_potato(basket: &ReentrantMutex<Basket>) {
    let b = basket.lock();
    b.potatoes.set(b.potatoes.get() + 1);
    add_garlic(basket);
}

fn main() {
    let basket = Arc::new(ReentrantMutex::new(Basket { garlic: Cell::new(0), potatoes: Cell::new(0) }));
    for name in ["barron", "olivia"] {
        let basket = Arc::clone(&basket);
        let shopper = thread::Builder::new().name(name.to_string()).spawn(move || {
            for _ in 0..5 {
                add_garlic(&basket);
                add_potato(&basket);
            }
        });
        shopper.unwrap().join().unwrap();
    }
    let b = basket.lock();
    println!("garlic: {}", b.garlic.get());
    println!("potatoes: {}", b.potatoes.get());
}
