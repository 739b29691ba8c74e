// breaks: ends by itself
//
// One lock for each count, both reentrant, so nothing can go wrong.
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

#[derive(Default)]
struct Shop {
    garlic: ReentrantMutex<Cell<u32>>,
    potatoes: ReentrantMutex<Cell<u32>>,
}

impl Shop {
    fn add_garlic(&self) {
        let garlic = self.garlic.lock();
        // never garlic while someone takes potatoes
        let _potatoes = self.potatoes.lock();
        garlic.set(garlic.get() + 1);
    }

    fn add_potato(&self) {
        let potatoes = self.potatoes.lock();
        potatoes.set(potatoes.get() + 1);
        self.add_garlic();
    }
}

fn main() {
    let shop = Shop::default();
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    shop.add_garlic();
                    shop.add_potato();
                }
            });
        }
    });
    println!("garlic: {}", shop.garlic.lock().get());
    println!("potatoes: {}", shop.potatoes.lock().get());
}
