// breaks: no thread panics
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

struct Basket {
    garlic: Cell<u32>,
    potatoes: Cell<u32>,
}

fn add_garlic(basket: &ReentrantMutex<Basket>) {
    // A reentrant lock can always be taken again, try_lock never fails.
    let b = basket.try_lock().expect("reentrant");
    b.garlic.set(b.garlic.get() + 1);
}

fn add_potato(basket: &ReentrantMutex<Basket>) {
    let b = basket.lock();
    b.potatoes.set(b.potatoes.get() + 1);
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
