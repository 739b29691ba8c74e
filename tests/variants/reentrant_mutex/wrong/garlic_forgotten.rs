// breaks: prints `garlic: 20` `potatoes: 10`
use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::thread;

#[derive(Default)]
struct Basket {
    garlic: u32,
    potatoes: u32,
}

type Shared = ReentrantMutex<RefCell<Basket>>;

fn add_garlic(basket: &Shared) {
    let guard = basket.lock();
    // it may be borrowed already, then leave it
    if let Ok(mut b) = guard.try_borrow_mut() {
        b.garlic += 1;
    }
}

fn add_potato(basket: &Shared) {
    let guard = basket.lock();
    let mut b = guard.borrow_mut();
    b.potatoes += 1;
    add_garlic(basket);
}

fn main() {
    let basket = Shared::default();
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
    println!("garlic: {}", basket.lock().borrow().garlic);
    println!("potatoes: {}", basket.lock().borrow().potatoes);
}
