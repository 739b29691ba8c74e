// breaks: a thread takes the lock while it holds it
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;

static GARLIC: ReentrantMutex<Cell<u32>> = ReentrantMutex::new(Cell::new(0));
static POTATOES: ReentrantMutex<Cell<u32>> = ReentrantMutex::new(Cell::new(0));

fn add_garlic() {
    let garlic = GARLIC.lock();
    garlic.set(garlic.get() + 1);
}

fn add_potato() {
    // potatoes first, then garlic, always in this order, so no deadlock
    let potatoes = POTATOES.lock();
    potatoes.set(potatoes.get() + 1);
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
        s.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock().get());
    println!("potatoes: {}", POTATOES.lock().get());
}
