use parking_lot::ReentrantMutex;
use std::cell::RefCell;
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

/// Everything that was put in, in order.
#[derive(Default)]
struct Bag(RefCell<Vec<Vegetable>>);

#[derive(Clone, Copy, PartialEq)]
enum Vegetable {
    Garlic,
    Potato,
}

fn put(bag: &ReentrantMutex<Bag>, vegetable: Vegetable) {
    loop {
        // Whoever is kept waiting grumbles and goes on waiting.
        let Some(open) = bag.try_lock_for(Duration::from_millis(5)) else {
            eprintln!("still waiting");
            continue;
        };
        open.0.borrow_mut().push(vegetable);
        if vegetable == Vegetable::Potato {
            put(bag, Vegetable::Garlic); // `add_garlic`, with the bag in hand
        }
        break;
    }
}

fn main() {
    let bag = Arc::new(ReentrantMutex::new(Bag::default()));
    let start = Arc::new(Barrier::new(2));
    let mut shoppers = vec![];
    for _ in 0..2 {
        let (bag, start) = (bag.clone(), start.clone());
        shoppers.push(thread::spawn(move || {
            start.wait();
            for _ in 0..5 {
                put(&bag, Vegetable::Garlic);
                put(&bag, Vegetable::Potato);
            }
        }));
    }
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    let bag = bag.lock();
    let count = |kind| bag.0.borrow().iter().filter(|&&v| v == kind).count();
    println!("garlic: {}", count(Vegetable::Garlic));
    println!("potatoes: {}", count(Vegetable::Potato));
}
