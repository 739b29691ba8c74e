//! Backoff: who gives way waits for a random time before trying again, and so they fall out of step.
//!
//! Watch: the polite diners of `livelock`, and now they eat. They still give way rather than wait with a fork
//! in hand; but then each rests for as long as a die says, with nothing in hand, and whoever is back first
//! finds both forks free. Rests of equal length would keep them in step, however long they were.
//!
//! Run: `cargo run --example backoff`
//! Book: `docs/src/liveness/backoff.md`
//! Crates: `cargo add parking_lot@0.13 rand@0.10`.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use parking_lot::Mutex;

const MEALS: u32 = 3;

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let in_step = Barrier::new(2);

    let meals = thread::scope(|table| {
        let barron = table.spawn(|| dine("barron", &left, &right, &in_step));
        let olivia = table.spawn(|| dine("olivia", &right, &left, &in_step));
        barron.join().unwrap() + olivia.join().unwrap()
    });

    println!("meals: {meals}");
}

fn dine(name: &str, first: &Mutex<()>, second: &Mutex<()>, in_step: &Barrier) -> u32 {
    let mut meals = 0;
    let mut first_attempt = true;
    while meals < MEALS {
        let one = first.lock();
        if first_attempt {
            first_attempt = false;
            in_step.wait(); // they begin in step: each has one fork, and the other one is taken
        }
        if let Some(_two) = second.try_lock() {
            println!("{name} eats");
            thread::sleep(Duration::from_millis(10));
            meals += 1;
        } else {
            drop(one); // after you!
            let rest = rand::random_range(1..=50);
            println!("{name} gives way, and rests for {rest} ms");
            thread::sleep(Duration::from_millis(rest));
        }
    }
    meals
}
