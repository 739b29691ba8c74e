// The lock guards no data of its own, it guards the two counts beside it. Relaxed is enough under a lock.
use parking_lot::ReentrantMutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

struct Pantry {
    lock: ReentrantMutex<()>,
    garlic: AtomicU64,
    potatoes: AtomicU64,
}

impl Pantry {
    fn add_garlic(&self) {
        let _lock = self.lock.lock();
        let count = self.garlic.load(Ordering::Relaxed);
        self.garlic.store(count + 1, Ordering::Relaxed);
    }

    fn add_potato(&self) {
        let _lock = self.lock.lock();
        let count = self.potatoes.load(Ordering::Relaxed);
        self.potatoes.store(count + 1, Ordering::Relaxed);
        self.add_garlic();
    }
}

fn main() {
    let pantry = Arc::new(Pantry {
        lock: ReentrantMutex::new(()),
        garlic: AtomicU64::new(0),
        potatoes: AtomicU64::new(0),
    });
    let handles: Vec<_> = (0..2)
        .map(|_| {
            let pantry = Arc::clone(&pantry);
            thread::spawn(move || {
                for _ in 0..5 {
                    pantry.add_garlic();
                    pantry.add_potato();
                }
            })
        })
        .collect();
    handles.into_iter().for_each(|h| h.join().unwrap());
    println!("garlic: {}", pantry.garlic.load(Ordering::Relaxed));
    println!("potatoes: {}", pantry.potatoes.load(Ordering::Relaxed));
}
