//! A reentrant mutex can be taken again by the thread that holds it.
//!
//! Watch: `add_potato` holds the basket and calls `add_garlic`, which takes it again, and there is no
//! self-deadlock. The mutex knows its owner and counts: it is free when it has been given back as often as it
//! was taken. Since one thread may hold two guards at once, they only share what is inside: hence the cells.
//!
//! Run: `cargo run --example reentrant_mutex`
//! Book: `docs/src/locks/reentrant_mutex.md`
//! Crates: `cargo add parking_lot@0.13`.

use std::cell::Cell;
use std::thread;
use std::time::Duration;

use parking_lot::ReentrantMutex;

#[derive(Default)]
struct Basket {
    garlic: Cell<u32>,
    potatoes: Cell<u32>,
}

fn main() {
    let basket = ReentrantMutex::new(Basket::default());

    thread::scope(|store| {
        for name in ["barron", "olivia"] {
            let basket = &basket;
            store.spawn(move || {
                for _ in 0..5 {
                    add_garlic(basket);
                    add_potato(basket);
                }
                println!("{name}: five of each, and a head of garlic with every potato");
            });
        }
    });

    let basket = basket.into_inner();
    println!("garlic: {}", basket.garlic.get());
    println!("potatoes: {}", basket.potatoes.get());
}

fn add_garlic(basket: &ReentrantMutex<Basket>) {
    let basket = basket.lock();
    basket.garlic.set(basket.garlic.get() + 1);
}

/// Potatoes are never bought without garlic.
fn add_potato(basket: &ReentrantMutex<Basket>) {
    let held = basket.lock();
    held.potatoes.set(held.potatoes.get() + 1);
    thread::sleep(Duration::from_millis(10)); // looks for the garlic, and keeps the basket
    add_garlic(basket);
}
