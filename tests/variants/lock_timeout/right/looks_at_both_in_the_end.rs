// When both have eaten, main looks at both forks at once; that is no meal.
use parking_lot::ReentrantMutex;
use std::cell::Cell;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

type Fork = Arc<ReentrantMutex<Cell<u32>>>;

/// Random without a crate: every RandomState has keys of its own.
fn dice() -> u64 {
    RandomState::new().build_hasher().finish() % 40 + 1
}

fn eat(mine: Fork, yours: Fork, start: Arc<Barrier>) -> u32 {
    let mut meals = 0;
    start.wait();
    loop {
        let got = {
            let m = mine.lock();
            yours.try_lock_for(Duration::from_millis(10)).map(|y| {
                y.set(y.get() + 1);
                m.set(m.get() + 1);
            })
        };
        match got {
            Some(()) => meals += 1,
            None => thread::park_timeout(Duration::from_millis(dice())),
        }
        if meals == 3 {
            return meals;
        }
    }
}

fn main() {
    let a: Fork = Default::default();
    let b: Fork = Default::default();
    let start = Arc::new(Barrier::new(2));
    let one = thread::spawn({
        let (a, b, s) = (a.clone(), b.clone(), start.clone());
        move || eat(a, b, s)
    });
    let two = thread::spawn({
        let (a, b, s) = (a.clone(), b.clone(), start.clone());
        move || eat(b, a, s)
    });
    let (one, two) = (one.join().unwrap(), two.join().unwrap());
    assert_eq!(a.lock().get(), b.lock().get());
    println!("meals: {}", one + two);
}
