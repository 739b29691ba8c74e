//! The dining philosophers: five at a round table, five forks, and two are needed to eat.
//!
//! Watch: neighbours never eat at the same time, others do, and everybody gets to eat. If all five took their
//! left fork first, each could end up with one and wait for ever. So forks have numbers, and everybody takes
//! the lower one first: the fifth philosopher is the only one who begins on the right, and breaks the circle.
//!
//! Run: `cargo run --example dining_philosophers`
//! Book: `docs/src/liveness/dining_philosophers.md`
//! Crates: none, only std.

use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn main() {
    let forks = [(); 5].map(|()| Mutex::new(()));

    let meals: u32 = thread::scope(|table| {
        let forks = &forks;
        let philosophers = [1, 2, 3, 4, 5].map(|seat| table.spawn(move || dine(seat, forks)));
        philosophers.into_iter().map(|philosopher| philosopher.join().unwrap()).sum()
    });

    println!("meals: {meals}");
}

/// Eats twice, and returns how often that was.
fn dine(seat: usize, forks: &[Mutex<()>; 5]) -> u32 {
    let left = seat - 1;
    let right = seat % 5; // to the right of the fifth lies the first fork again

    let mut meals = 0;
    for _ in 0..2 {
        let _lower = forks[left.min(right)].lock().unwrap();
        let _higher = forks[left.max(right)].lock().unwrap();

        println!("philosopher {seat} eats");
        thread::sleep(Duration::from_millis(50));
        println!("philosopher {seat} leaves");
        meals += 1;
    } // both forks go back only now
    meals
}
