//! Exponential back-off: after each failure in a row the pause is drawn from a range twice as wide.

use parking_lot::ReentrantMutex;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::cell::Cell;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Backoff {
    dice: StdRng,
    widest: u64,
}

impl Backoff {
    fn new(seed: u64) -> Backoff {
        Backoff { dice: StdRng::seed_from_u64(seed), widest: 8 }
    }

    fn pause(&mut self) {
        let ms = self.dice.random_range(1..=self.widest);
        self.widest = (self.widest * 2).min(64);
        thread::sleep(Duration::from_millis(ms));
    }

    fn reset(&mut self) {
        self.widest = 8;
    }
}

/// A table for two; the forks count how often they were used.
type Table = [ReentrantMutex<Cell<u32>>; 2];

fn meal(table: &Table, mine: usize) -> bool {
    let first = table[mine].lock();
    let Some(second) = table[1 - mine].try_lock_for(Duration::from_millis(4)) else {
        return false;
    };
    for fork in [&first, &second] {
        fork.set(fork.get() + 1);
    }
    true
}

fn main() {
    let table: Arc<Table> = Arc::default();
    let diners: Vec<_> = (0..2)
        .map(|me| {
            let table = Arc::clone(&table);
            thread::spawn(move || {
                let mut backoff = Backoff::new(2026 + me as u64);
                for _ in 0..3 {
                    while !meal(&table, me) {
                        backoff.pause();
                    }
                    backoff.reset();
                }
            })
        })
        .collect();
    for diner in diners {
        diner.join().unwrap();
    }
    let used = table[0].lock().get();
    assert_eq!(used, table[1].lock().get(), "every meal takes both forks");
    println!("meals: {used}");
}
