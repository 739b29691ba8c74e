// add_garlic looks at the count under a taking of its own, so that garlic alone is two takings as well.
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::thread;
static B: ReentrantMutex<(Cell<u32>, Cell<u32>)> = ReentrantMutex::new((Cell::new(0), Cell::new(0)));
fn garlic() -> u32 {
    B.lock().0.get()
}
fn add_garlic() {
    let b = B.lock();
    let n = garlic();
    b.0.set(n + 1);
}
fn add_potato() {
    let b = B.lock();
    b.1.set(b.1.get() + 1);
    add_garlic();
}
fn main() {
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    add_potato();
                    add_garlic();
                }
            });
        }
    });
    let all = B.lock();
    println!("garlic: {}", garlic());
    println!("potatoes: {}", all.1.get());
}
