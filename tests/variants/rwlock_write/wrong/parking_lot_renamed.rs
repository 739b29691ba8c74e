// breaks: a writer holds; w1 r1 w2 r2 arrive; granted w1 w2 r1 r2
//
// parking_lot's RwLock gives writers priority over new readers, says its documentation.
use parking_lot::RwLock as RwLockWrite;
use std::sync::{Arc, Barrier};
use std::thread;

fn main() {
    let lock = Arc::new(RwLockWrite::new(1));
    *lock.write() += 1;
    let barrier = Arc::new(Barrier::new(2));
    let readers: Vec<_> = (0..2)
        .map(|_| {
            let (lock, barrier) = (lock.clone(), barrier.clone());
            thread::spawn(move || {
                let n = lock.read();
                barrier.wait();
                *n
            })
        })
        .collect();
    println!("readers at once: {}", readers.into_iter().map(|r| r.join().unwrap()).count());
}
