//! Generic over the diner's way to pause; one naps on a condition that nobody signals, the other just sleeps.

use parking_lot::{Condvar, Mutex, MutexGuard};
use rand::RngExt;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

trait Pause {
    fn pause(&self, length: Duration);
}

#[derive(Default)]
struct Nap {
    pillow: Mutex<()>,
    alarm: Condvar,
}

impl Pause for Nap {
    fn pause(&self, length: Duration) {
        // The pillow is let go of while waiting.
        self.alarm.wait_for(&mut self.pillow.lock(), length);
    }
}

impl<F: Fn(Duration)> Pause for F {
    fn pause(&self, length: Duration) {
        self(length);
    }
}

struct Both<'t> {
    _first: MutexGuard<'t, ()>,
    _second: MutexGuard<'t, ()>,
}

fn politely<'t>(first: &'t Mutex<()>, second: &'t Mutex<()>) -> Result<Both<'t>, &'static str> {
    let _first = first.lock();
    thread::yield_now();
    match second.try_lock() {
        Some(_second) => Ok(Both { _first, _second }),
        None => Err("after you"),
    }
}

fn dine(first: &Mutex<()>, second: &Mutex<()>, pause: impl Pause) -> BTreeMap<u32, usize> {
    let mut pauses_before_meal = BTreeMap::new();
    for meal in 1..=3 {
        let mut pauses = 0;
        loop {
            match politely(first, second) {
                Ok(_both) => break,
                Err(words) => {
                    println!("{words}");
                    pauses += 1;
                }
            }
            pause.pause(rand::rng().random_range(Duration::from_millis(1)..Duration::from_millis(50)));
        }
        pauses_before_meal.insert(meal, pauses);
    }
    pauses_before_meal
}

fn main() {
    let forks = Arc::new((Mutex::new(()), Mutex::new(())));
    let f = Arc::clone(&forks);
    let napper = thread::spawn(move || dine(&f.0, &f.1, Nap::default()));
    let f = Arc::clone(&forks);
    let sleeper = thread::spawn(move || dine(&f.1, &f.0, thread::sleep));
    let evenings = [napper.join().unwrap(), sleeper.join().unwrap()];
    println!("pauses before each meal: {evenings:?}");
    println!("meals: {}", evenings.iter().map(BTreeMap::len).sum::<usize>());
}
