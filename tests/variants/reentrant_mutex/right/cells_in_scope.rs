use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

#[derive(Default)]
struct Basket {
    garlic: Cell<u32>,
    potatoes: Cell<u32>,
}

fn add_garlic(basket: &ReentrantMutex<Basket>) {
    let basket = basket.lock();
    basket.garlic.set(basket.garlic.get() + 1);
}

fn add_potato(basket: &ReentrantMutex<Basket>) {
    let held = basket.lock();
    held.potatoes.set(held.potatoes.get() + 1);
    add_garlic(basket);
}

fn main() {
    let basket = ReentrantMutex::new(Basket::default());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..5 {
                    add_garlic(&basket);
                    add_potato(&basket);
                }
            });
        }
    });
    let basket = basket.into_inner();
    println!("garlic: {}", basket.garlic.get());
    println!("potatoes: {}", basket.potatoes.get());
}
