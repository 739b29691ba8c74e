use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;

/// Something one can take a number out of and put a number into.
trait Basket: Send + Sync {
    fn take(&self) -> u8;
    fn put_back(&self, count: u8);
}

struct Bare(AtomicU8);

impl Basket for Bare {
    fn take(&self) -> u8 {
        self.0.load(Ordering::Acquire)
    }

    fn put_back(&self, count: u8) {
        self.0.swap(count, Ordering::AcqRel);
    }
}

struct Shopper {
    basket: Arc<dyn Basket>,
    rounds: usize,
}

impl Shopper {
    fn run(self) {
        for _ in 0..self.rounds {
            let count = self.basket.take();
            thread::yield_now();
            self.basket.put_back(count + 1);
        }
    }
}

fn main() {
    let basket: Arc<dyn Basket> = Arc::new(Bare(AtomicU8::new(0)));
    let jobs: Vec<Box<dyn FnOnce() + Send>> = (0..2)
        .map(|_| {
            let shopper = Shopper { basket: Arc::clone(&basket), rounds: 5 };
            Box::new(move || shopper.run()) as Box<dyn FnOnce() + Send>
        })
        .collect();
    let threads: Vec<_> = jobs.into_iter().map(thread::spawn).collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    println!("garlic: {}", basket.take());
}
