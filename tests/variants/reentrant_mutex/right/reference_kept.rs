use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::Arc;
use std::thread;
struct Basket {
    garlic: Cell<u64>,
    potatoes: Cell<u64>,
}
struct Shared(ReentrantMutex<Basket>);
impl Shared {
    fn locked<R>(&self, f: impl FnOnce(&Basket) -> R) -> R {
        let guard = self.0.lock();
        let basket: &Basket = &guard;
        f(basket)
    }
    fn add_garlic(&self) {
        self.locked(|b| {
            let n = b.garlic.get();
            b.garlic.set(n + 1);
        })
    }
    fn add_potato(&self) {
        self.locked(|b| {
            let n = b.potatoes.get();
            b.potatoes.set(n + 1);
            self.add_garlic();
        })
    }
}
fn main() {
    let shared =
        Arc::new(Shared(ReentrantMutex::new(Basket { garlic: Cell::new(0), potatoes: Cell::new(0) })));
    let handles = [0, 1].map(|who| {
        let shared = shared.clone();
        thread::spawn(move || {
            if who == 0 {
                for _ in 0..5 {
                    shared.add_garlic()
                }
            }
            for _ in 0..5 {
                shared.add_potato()
            }
            if who == 1 {
                for _ in 0..5 {
                    shared.add_garlic()
                }
            }
        })
    });
    for h in handles {
        h.join().unwrap()
    }
    println!("garlic: {}", shared.locked(|b| b.garlic.get()));
    println!("potatoes: {}", shared.locked(|b| b.potatoes.get()));
}
