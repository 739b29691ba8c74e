// breaks: the lock is given back as often as taken
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::mem;
use std::thread;

type Basket = ReentrantMutex<(Cell<u32>, Cell<u32>)>;

fn add_garlic(basket: &Basket) {
    let b = basket.lock();
    b.0.set(b.0.get() + 1);
}

fn add_potato(basket: &Basket) {
    let b = basket.lock();
    add_garlic(basket);
    b.1.set(b.1.get() + 1);
}

fn main() {
    let basket = Basket::default();
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
    let b = basket.lock();
    println!("garlic: {}", b.0.get());
    println!("potatoes: {}", b.1.get());
    // nobody may change it any more
    mem::forget(b);
}
