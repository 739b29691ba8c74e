// breaks: prints `garlic: 20` `potatoes: 10`
use parking_lot::ReentrantMutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

struct Counts {
    lock: ReentrantMutex<()>,
    garlic: AtomicI32,
    potatoes: AtomicI32,
}

impl Counts {
    fn set(&self, which: &AtomicI32, value: i32) {
        let _guard = self.lock.lock();
        which.store(value, SeqCst);
    }

    fn add_garlic(&self) {
        // the load is atomic, the store is under the lock: safe
        self.set(&self.garlic, self.garlic.load(SeqCst) + 1);
    }

    fn add_potato(&self) {
        let _guard = self.lock.lock();
        self.set(&self.potatoes, self.potatoes.load(SeqCst) + 1);
        self.add_garlic();
    }
}

fn main() {
    let counts = Arc::new(Counts {
        lock: ReentrantMutex::new(()),
        garlic: AtomicI32::new(0),
        potatoes: AtomicI32::new(0),
    });
    let a = {
        let counts = counts.clone();
        thread::spawn(move || {
            for _ in 0..5 {
                counts.add_potato();
                counts.add_garlic();
            }
        })
    };
    for _ in 0..5 {
        counts.add_garlic();
        counts.add_potato();
    }
    a.join().unwrap();
    println!("garlic: {}", counts.garlic.load(SeqCst));
    println!("potatoes: {}", counts.potatoes.load(SeqCst));
}
