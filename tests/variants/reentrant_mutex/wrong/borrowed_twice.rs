// breaks: no thread panics
use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::thread;

#[derive(Default)]
struct Basket {
    garlic: u32,
    potatoes: u32,
}

static BASKET: ReentrantMutex<RefCell<Basket>> =
    ReentrantMutex::new(RefCell::new(Basket { garlic: 0, potatoes: 0 }));

fn add_garlic() {
    let guard = BASKET.lock();
    guard.borrow_mut().garlic += 1;
}

fn add_potato() {
    let guard = BASKET.lock();
    let mut basket = guard.borrow_mut();
    basket.potatoes += 1;
    add_garlic();
}

fn main() {
    let shoppers: Vec<_> = (0..2)
        .map(|_| {
            thread::spawn(|| {
                for _ in 0..5 {
                    add_garlic();
                    add_potato();
                }
            })
        })
        .collect();
    for s in shoppers {
        let _ = s.join();
    }
    println!("garlic: {}", BASKET.lock().borrow().garlic);
    println!("potatoes: {}", BASKET.lock().borrow().potatoes);
}
