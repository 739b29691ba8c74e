// Each function sees only its own count, through a mapped guard. A third thread looks in now and then.
use parking_lot::{MappedReentrantMutexGuard, ReentrantMutex, ReentrantMutexGuard};
use std::cell::Cell;
use std::thread;

struct Counts {
    garlic: Cell<usize>,
    potatoes: Cell<usize>,
}

static COUNTS: ReentrantMutex<Counts> =
    ReentrantMutex::new(Counts { garlic: Cell::new(0), potatoes: Cell::new(0) });

fn garlic() -> MappedReentrantMutexGuard<'static, Cell<usize>> {
    ReentrantMutexGuard::map(COUNTS.lock(), |c| &c.garlic)
}

fn potatoes() -> MappedReentrantMutexGuard<'static, Cell<usize>> {
    ReentrantMutexGuard::map(COUNTS.lock(), |c| &c.potatoes)
}

fn add_garlic() {
    let count = garlic();
    count.set(count.get() + 1);
}

fn add_potato() {
    let count = potatoes();
    count.set(count.get() + 1);
    add_garlic();
}

fn main() {
    let jobs: [fn(); 2] = [add_potato, add_garlic];
    thread::scope(|s| {
        for _shopper in 0..2 {
            s.spawn(move || {
                for job in jobs {
                    for _ in 0..5 {
                        job();
                    }
                }
            });
        }
        s.spawn(|| {
            for _ in 0..3 {
                // never more potatoes than garlic: both are added under one lock
                let potatoes = potatoes();
                assert!(potatoes.get() <= garlic().get());
            }
        });
    });
    println!("garlic: {}", garlic().get());
    println!("potatoes: {}", potatoes().get());
}
