//! A lock timeout: who cannot get the second lock in time gives up the first.
//!
//! Watch: the two diners of `deadlock`, in opposite orders again, and this time they all eat. The wait for
//! the second fork has a limit. When it runs out, the diner puts the first fork back, so that the other can
//! eat, and rests for a random time: if both always rested equally long they could meet again for ever.
//!
//! Run: `cargo run --example lock_timeout`
//! Book: `docs/src/liveness/lock_timeout.md`
//! Crates: `cargo add parking_lot@0.13 rand@0.10`.

use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use parking_lot::Mutex;

const LIMIT: Duration = Duration::from_millis(50);
const MEALS: u32 = 3;

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let each_has_one = Barrier::new(2);

    let meals = thread::scope(|table| {
        let barron = table.spawn(|| dine("barron", &left, &right, &each_has_one));
        let olivia = table.spawn(|| dine("olivia", &right, &left, &each_has_one));
        barron.join().unwrap() + olivia.join().unwrap()
    });

    println!("meals: {meals}");
}

fn dine(name: &str, first: &Mutex<()>, second: &Mutex<()>, each_has_one: &Barrier) -> u32 {
    let mut meals = 0;
    let mut first_attempt = true;
    while meals < MEALS {
        let one = first.lock();
        if first_attempt {
            first_attempt = false;
            each_has_one.wait(); // so that they get in each other's way at least once
        }
        if let Some(_two) = second.try_lock_for(LIMIT) {
            println!("{name} eats");
            thread::sleep(Duration::from_millis(10));
            meals += 1;
        } else {
            drop(one); // first let go, then rest
            let rest = rand::random_range(1..=50);
            println!("{name} gives up, and rests for {rest} ms");
            thread::sleep(Duration::from_millis(rest));
        }
    }
    meals
}
