// breaks: ends by itself
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

type Basket = ReentrantMutex<(Cell<u32>, Cell<u32>)>;

fn add_garlic(basket: &Basket) {
    let b = basket.lock();
    b.0.set(b.0.get() + 1);
}

fn add_potato(basket: &Basket) {
    let b = basket.lock();
    let again = basket.lock();
    b.1.set(b.1.get() + 1);
    // the garlic is somebody else's job
    thread::scope(|s| {
        s.spawn(|| add_garlic(basket));
    });
    drop(again);
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
    println!("garlic: {}", basket.lock().0.get());
    println!("potatoes: {}", basket.lock().1.get());
}
