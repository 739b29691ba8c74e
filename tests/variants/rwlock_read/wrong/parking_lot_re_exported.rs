// breaks: a reader holds, a writer waits: a new reader gets in at once
//
// Why write one when there is one? It has every method that is asked for.
use parking_lot::RwLock;
use std::thread;

pub type RwLockRead<T> = RwLock<T>;

fn main() {
    let lock = RwLockRead::new(vec![1, 2]);
    let barrier = std::sync::Barrier::new(2);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let v = lock.read();
                barrier.wait();
                println!("{v:?}");
            });
        }
    });
    println!("readers at once: 2");
}
