// The other keeps the lock for all five, and adds to what is behind it.
use std::sync::{Mutex, PoisonError};
use std::thread;

fn count_to(times: u32, count: &mut u32) {
    for _ in 0..times {
        *count += 1;
    }
}

fn main() {
    let count = Mutex::new(0);
    let lock = || count.lock().unwrap_or_else(PoisonError::into_inner);
    thread::scope(|s| {
        let clumsy = s.spawn(|| {
            for turn in 1..=5 {
                let mut count = lock();
                if turn == 3 {
                    panic!("oh dear");
                }
                count_to(1, &mut count);
            }
        });
        s.spawn(|| count_to(5, &mut lock()));
        let _ = clumsy.join();
    });
    println!("count: {}", lock());
}
