//! The order is in the types: the only way to the second account leads through the guard of the first.

use parking_lot::{ReentrantMutex, ReentrantMutexGuard};
use std::cell::Cell;
use std::sync::Arc;
use std::thread;

struct First(ReentrantMutex<Cell<i32>>);
struct Second(ReentrantMutex<Cell<i32>>);

struct FirstHeld<'a>(ReentrantMutexGuard<'a, Cell<i32>>);
struct BothHeld<'a> {
    first: FirstHeld<'a>,
    second: ReentrantMutexGuard<'a, Cell<i32>>,
}

impl First {
    fn lock(&self) -> FirstHeld<'_> {
        FirstHeld(self.0.lock())
    }
}

impl<'a> FirstHeld<'a> {
    fn and(self, second: &'a Second) -> BothHeld<'a> {
        BothHeld { first: self, second: second.0.lock() }
    }
}

impl BothHeld<'_> {
    fn shift(&self, amount: i32) {
        self.first.0.set(self.first.0.get() - amount);
        self.second.set(self.second.get() + amount);
    }

    fn sum(&self) -> i32 {
        self.first.0.get() + self.second.get()
    }
}

fn main() {
    let bank =
        Arc::new((First(ReentrantMutex::new(Cell::new(100))), Second(ReentrantMutex::new(Cell::new(100)))));
    let jobs: Vec<(&str, Box<dyn Fn(BothHeld<'_>) + Send>, u32)> = vec![
        ("clerk", Box::new(|both| both.shift(10)), 3),
        ("other clerk", Box::new(|both| both.shift(-10)), 3),
        ("auditor", Box::new(|both| println!("audit: {}", both.sum())), 2),
    ];
    let mut threads = Vec::new();
    for (name, job, times) in jobs {
        let bank = bank.clone();
        let run = move || {
            for _ in 0..times {
                job(bank.0.lock().and(&bank.1));
            }
        };
        threads.push(thread::Builder::new().name(name.into()).spawn(run).unwrap());
    }
    threads.into_iter().for_each(|t| t.join().unwrap());
    println!("total: {}", bank.0.lock().and(&bank.1).sum());
}
