use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicU64, Ordering};
use std::thread;

trait Count: Send + Sync + Default + 'static {
    fn one_more(&self);
    fn so_far(&self) -> u64;
}

impl Count for AtomicU64 {
    fn one_more(&self) {
        self.fetch_add(1, Ordering::Relaxed);
    }

    fn so_far(&self) -> u64 {
        self.load(Ordering::Relaxed)
    }
}

/// A small one, for small baskets.
#[derive(Default)]
struct Small(AtomicU16);

impl Count for Small {
    fn one_more(&self) {
        let mut seen = self.0.load(Ordering::Relaxed);
        while let Err(now) =
            self.0.compare_exchange_weak(seen, seen + 1, Ordering::Relaxed, Ordering::Relaxed)
        {
            seen = now;
        }
    }

    fn so_far(&self) -> u64 {
        self.0.load(Ordering::Relaxed).into()
    }
}

fn shop<C: Count>(shoppers: usize, each: usize) -> u64 {
    let count = Arc::new(C::default());
    let threads: Vec<_> = (0..shoppers)
        .map(|_| {
            let count = Arc::clone(&count);
            thread::spawn(move || (0..each).for_each(|_| count.one_more()))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    count.so_far()
}

fn main() {
    let garlic = shop::<Small>(2, 5);
    println!("garlic: {garlic}");
}
