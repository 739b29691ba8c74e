// breaks: the other shopper is blocked on it
use parking_lot::{ReentrantMutex, ReentrantMutexGuard};
use std::cell::Cell;
use std::thread;

type Counts = (Cell<u32>, Cell<u32>);

fn take(lock: &ReentrantMutex<Counts>) -> ReentrantMutexGuard<'_, Counts> {
    loop {
        if let Some(guard) = lock.try_lock() {
            return guard;
        }
        thread::yield_now(); // let the other one finish
    }
}

fn add_garlic(lock: &ReentrantMutex<Counts>) {
    let counts = take(lock);
    counts.0.set(counts.0.get() + 1);
}

fn add_potato(lock: &ReentrantMutex<Counts>) {
    let counts = take(lock);
    counts.1.set(counts.1.get() + 1);
    add_garlic(lock);
}

fn main() {
    let lock = ReentrantMutex::new(Counts::default());
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for _ in 0..5 {
                    add_garlic(&lock);
                    add_potato(&lock);
                }
            });
        }
    });
    println!("garlic: {}", lock.lock().0.get());
    println!("potatoes: {}", lock.lock().1.get());
}
