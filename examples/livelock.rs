//! A livelock: everybody is busy, nobody is blocked, and nothing gets done.
//!
//! Watch: two diners who are too polite for a deadlock. Each takes a fork, sees that the other one is taken,
//! puts the first one back to be helpful, and tries again, at the same time as the other. A barrier keeps
//! them in step here: it stands for two threads that happen to be equally fast. `backoff` shows the way out.
//!
//! Run: `cargo run --example livelock`
//! Book: `docs/src/liveness/livelock.md`
//! Crates: `cargo add parking_lot@0.13`.

use std::sync::Barrier;
use std::thread;

use parking_lot::Mutex;

const COURTESIES: u32 = 20;

/// What has come of a dinner.
struct Dinner {
    gave_way: u32,
    meals: u32,
}

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let in_step = Barrier::new(2);

    let (barron, olivia) = thread::scope(|table| {
        let barron = table.spawn(|| dine("barron", &left, &right, &in_step));
        let olivia = table.spawn(|| dine("olivia", &right, &left, &in_step));
        (barron.join().unwrap(), olivia.join().unwrap())
    });

    println!("gave way: {}", barron.gave_way + olivia.gave_way);
    println!("meals: {}", barron.meals + olivia.meals);
}

fn dine(name: &str, first: &Mutex<()>, second: &Mutex<()>, in_step: &Barrier) -> Dinner {
    for gave_way in 0..COURTESIES {
        let _one = first.lock();
        in_step.wait(); // now each has one fork,
        let two = second.try_lock();
        in_step.wait(); // and now each has seen that the other is taken

        if two.is_some() {
            return Dinner { gave_way, meals: 1 };
        }
    } // "After you!": the fork goes back, and on to the next attempt

    println!("{name} has given way {COURTESIES} times, and is still hungry");
    Dinner { gave_way: COURTESIES, meals: 0 }
}
