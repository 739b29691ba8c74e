// breaks: a thread takes the lock while it holds it
use parking_lot::{ReentrantMutex, ReentrantMutexGuard};
use std::cell::Cell;
use std::sync::Arc;
use std::thread;

struct Shop {
    lock: ReentrantMutex<[Cell<u32>; 2]>,
}

impl Shop {
    fn add(&self, which: usize, held: Option<&ReentrantMutexGuard<'_, [Cell<u32>; 2]>>) {
        match held {
            // we have it already
            Some(counts) => counts[which].set(counts[which].get() + 1),
            None => {
                let counts = self.lock.lock();
                self.add(which, Some(&counts));
            }
        }
    }

    fn add_potato(&self) {
        let counts = self.lock.lock();
        self.add(1, Some(&counts));
        self.add(0, Some(&counts));
    }
}

fn main() {
    let shop = Arc::new(Shop { lock: ReentrantMutex::new(Default::default()) });
    let threads = [shop.clone(), shop.clone()].map(|shop| {
        thread::spawn(move || {
            for _ in 0..5 {
                shop.add(0, None);
                shop.add_potato();
            }
        })
    });
    threads.map(|t| t.join().unwrap());
    println!("garlic: {}", shop.lock.lock()[0].get());
    println!("potatoes: {}", shop.lock.lock()[1].get());
}
