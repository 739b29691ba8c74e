//! A lock of my own that is built on std's and forgives: `Forgiving<T>`, with a guard that tells when it is
//! dropped by a panic. The counters are closures in a list.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Forgiving<T>(Mutex<T>);

struct Held<'a, T>(MutexGuard<'a, T>);

impl<T> Forgiving<T> {
    fn hold(&self) -> Held<'_, T> {
        Held(self.0.lock().unwrap_or_else(|e| e.into_inner()))
    }
}

impl<T> Deref for Held<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Held<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> Drop for Held<'_, T> {
    fn drop(&mut self) {
        if thread::panicking() {
            println!("the lock is left behind");
        }
    }
}

type Counter = Box<dyn FnOnce(&Forgiving<u32>) + Send>;

fn main() {
    let count: Arc<Forgiving<u32>> = Arc::default();
    let counters: Vec<Counter> = vec![
        Box::new(|count| {
            for fruit in [Some("apple"), Some("pear"), None, Some("plum"), Some("fig")] {
                let mut held = count.hold();
                thread::sleep(Duration::from_millis(2));
                println!("counts the {}", fruit.expect("nothing in the third basket"));
                *held += 1;
            }
        }),
        Box::new(|count| {
            for _ in 0..5 {
                let mut held = count.hold();
                thread::sleep(Duration::from_millis(1));
                *held += 1;
            }
        }),
    ];
    let threads: Vec<_> = counters
        .into_iter()
        .map(|counter| {
            let count = Arc::clone(&count);
            thread::spawn(move || counter(&count))
        })
        .collect();
    let panics = threads.into_iter().map(|t| t.join()).filter(Result::is_err).count();
    println!("{panics} did not come back");
    println!("count: {}", *count.hold());
}
