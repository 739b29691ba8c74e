// breaks: a thread takes the lock while it holds it
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

#[derive(Default)]
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
    drop(b); // otherwise add_garlic could not lock it
    add_garlic(basket);
}

fn main() {
    let basket = ReentrantMutex::new(Basket::default());
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
