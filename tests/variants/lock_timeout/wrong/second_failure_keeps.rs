// breaks: after a limit has run out, that diner holds nothing while it pauses (only when the limit runs out twice in a row)
use parking_lot::{Mutex, MutexGuard};
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn random_time() -> Duration {
    Duration::from_millis(rand::rng().random_range(1..=40))
}

fn both<'f>(first: &'f Mutex<u32>, second: &'f Mutex<u32>) -> (MutexGuard<'f, u32>, MutexGuard<'f, u32>) {
    loop {
        let mine = first.lock();
        if let Some(other) = second.try_lock_for(Duration::from_millis(8)) {
            return (mine, other);
        }
        drop(mine);
        thread::sleep(random_time());
        // A second chance, then the whole thing again.
        let mine = first.lock();
        if let Some(other) = second.try_lock_for(Duration::from_millis(8)) {
            return (mine, other);
        }
        thread::sleep(random_time());
    }
}

fn main() {
    let forks = Arc::new((Mutex::new(0), Mutex::new(0)));
    let f = forks.clone();
    let one = thread::spawn(move || {
        for _ in 0..3 {
            let (mut a, mut b) = both(&f.0, &f.1);
            *a += 1;
            *b += 1;
            thread::sleep(Duration::from_millis(12));
        }
    });
    let f = forks.clone();
    let two = thread::spawn(move || {
        for _ in 0..3 {
            let (mut a, mut b) = both(&f.1, &f.0);
            *a += 1;
            *b += 1;
            thread::sleep(Duration::from_millis(12));
        }
    });
    one.join().unwrap();
    two.join().unwrap();
    println!("meals: {}", forks.0.lock());
}
