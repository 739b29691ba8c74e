// Gives the lock back fairly, so that the other one comes in between; a diary has a lock of its own.
use parking_lot::{Mutex, ReentrantMutex, ReentrantMutexGuard};
use std::cell::Cell;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

#[derive(Default)]
struct Kitchen {
    stock: ReentrantMutex<Stock>,
    diary: Mutex<Vec<&'static str>>,
}

#[derive(Default)]
struct Stock {
    garlic: Cell<u32>,
    potatoes: Cell<u32>,
}

impl Kitchen {
    fn add_garlic(&self) {
        let stock = self.stock.lock();
        stock.garlic.set(stock.garlic.get() + 1);
        ReentrantMutexGuard::unlock_fair(stock);
    }

    fn add_potato(&self) {
        let stock = self.stock.lock();
        stock.potatoes.set(stock.potatoes.get() + 1);
        self.add_garlic();
        assert!(self.stock.is_owned_by_current_thread());
        ReentrantMutexGuard::unlock_fair(stock);
    }
}

fn shopper(kitchen: &Arc<Kitchen>) -> JoinHandle<()> {
    let kitchen = Arc::clone(kitchen);
    thread::spawn(move || {
        for _ in 0..5 {
            kitchen.add_potato();
            kitchen.diary.lock().push("a potato with garlic");
            kitchen.add_garlic();
            kitchen.diary.lock().push("garlic");
        }
    })
}

fn main() {
    let kitchen = Arc::new(Kitchen::default());
    let shoppers: [_; 2] = std::array::from_fn(|_| shopper(&kitchen));
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("{} entries in the diary", kitchen.diary.lock().len());
    let stock = kitchen.stock.lock();
    println!("garlic: {}", stock.garlic.get());
    println!("potatoes: {}", stock.potatoes.get());
}
