// breaks: prints `garlic: 20` `potatoes: 10`
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::sync::mpsc;
use std::thread;

static BASKET: ReentrantMutex<(Cell<u32>, Cell<u32>)> = ReentrantMutex::new((Cell::new(0), Cell::new(0)));

fn add_garlic() {
    let b = BASKET.lock();
    b.0.set(b.0.get() + 1);
}

fn add_potato() {
    let b = BASKET.lock();
    b.1.set(b.1.get() + 1);
    add_garlic();
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let shoppers = [0, 1].map(|_| {
        let tx = tx.clone();
        thread::spawn(move || {
            for i in 0..5 {
                add_garlic();
                // tell main after the last one
                if i == 4 {
                    tx.send(()).unwrap();
                }
                add_potato();
            }
        })
    });
    rx.recv().unwrap();
    rx.recv().unwrap();
    let b = BASKET.lock();
    println!("garlic: {}", b.0.get());
    println!("potatoes: {}", b.1.get());
    drop(b);
    shoppers.map(|s| s.join().unwrap());
}
