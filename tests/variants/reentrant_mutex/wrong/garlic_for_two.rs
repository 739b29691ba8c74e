// breaks: Two shoppers call each five times
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;
static B: ReentrantMutex<(Cell<u32>, Cell<u32>)> = ReentrantMutex::new((Cell::new(0), Cell::new(0)));
fn add_garlic() {
    let b = B.lock();
    b.0.set(b.0.get() + 1);
}
fn add_potato() {
    let b = B.lock();
    b.1.set(b.1.get() + 1);
    add_garlic();
}
fn main() {
    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..5 {
                add_potato();
                add_garlic();
                add_garlic()
            }
        });
        s.spawn(|| {
            for _ in 0..5 {
                add_potato()
            }
        });
    });
    println!("garlic: {}", B.lock().0.get());
    println!("potatoes: {}", B.lock().1.get());
}
