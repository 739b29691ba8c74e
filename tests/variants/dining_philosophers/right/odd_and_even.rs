// Odd ones go for the left fork first, even ones for the right. The forks are reader-writer locks that are
// only ever locked for writing (I had no other lock at hand), the seats a generic trait.
use parking_lot::{RwLock, RwLockWriteGuard};
use std::sync::{Arc, Barrier};
use std::thread;

trait Fork: Send + Sync + 'static {
    type Held<'a>
    where
        Self: 'a;
    fn pick_up(&self) -> Self::Held<'_>;
}

impl Fork for RwLock<String> {
    type Held<'a> = RwLockWriteGuard<'a, String>;

    fn pick_up(&self) -> Self::Held<'_> {
        self.write()
    }
}

fn eat_twice<F: Fork>(k: usize, forks: &[F]) -> usize {
    let left = &forks[(k + 4) % 5];
    let right = &forks[k % 5];
    for _ in 0..2 {
        let both = if k % 2 == 1 {
            let l = left.pick_up();
            let r = right.pick_up();
            [l, r]
        } else {
            let r = right.pick_up();
            let l = left.pick_up();
            [r, l]
        };
        println!("philosopher {k} eats");
        thread::yield_now();
        println!("philosopher {k} leaves");
        drop(both);
    }
    2
}

fn main() {
    let forks: Arc<Vec<RwLock<String>>> =
        Arc::new((0..5).map(|n| RwLock::new(format!("fork {n}"))).collect());
    let gong = Arc::new(Barrier::new(5));
    let threads = (1..=5)
        .map(|k| {
            let (forks, gong) = (Arc::clone(&forks), Arc::clone(&gong));
            thread::spawn(move || {
                gong.wait(); // dinner is served for all at once
                eat_twice(k, &forks)
            })
        })
        .collect::<Vec<_>>();
    let mut meals = 0;
    for t in threads {
        meals += t.join().unwrap();
    }
    println!("meals: {meals}");
}
