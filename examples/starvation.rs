//! Starvation: everything goes on, and somebody never gets a turn.
//!
//! Watch: twelve bites, three diners, one spoon. The greedy one takes the spoon again in the very moment in
//! which it comes back; the polite ones look whether it is free, and rest when it is not. Nobody is
//! deadlocked and nobody breaks a rule, but the spoon is never free for long enough to be met by chance.
//!
//! Run: `cargo run --example starvation`
//! Book: `docs/src/liveness/starvation.md`
//! Crates: none, only std.

use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

/// The bites that are left. Whoever takes one has the spoon, which is the lock.
type Bowl = Mutex<u32>;

fn main() {
    let bowl = Bowl::new(12);
    let dinner = Barrier::new(3);

    let (a, b, c) = thread::scope(|table| {
        let greedy = table.spawn(|| greedy(&bowl, &dinner));
        let barron = table.spawn(|| polite(&bowl, &dinner));
        let olivia = table.spawn(|| polite(&bowl, &dinner));
        (greedy.join().unwrap(), barron.join().unwrap(), olivia.join().unwrap())
    });

    println!("the greedy one, barron and olivia have eaten");
    println!("meals: {a} {b} {c}");
}

fn greedy(bowl: &Bowl, dinner: &Barrier) -> u32 {
    let mut eaten = 0;
    let mut bites = bowl.lock().unwrap();
    dinner.wait(); // dinner begins when the greedy one has the spoon
    while *bites > 0 {
        eat(&mut bites);
        eaten += 1;
        drop(bites);
        bites = bowl.lock().unwrap(); // back at once
    }
    eaten
}

fn polite(bowl: &Bowl, dinner: &Barrier) -> u32 {
    let mut eaten = 0;
    dinner.wait();
    loop {
        if let Ok(mut bites) = bowl.try_lock() {
            if *bites == 0 {
                return eaten;
            }
            eat(&mut bites);
            eaten += 1;
        }
        thread::sleep(Duration::from_millis(10)); // after a bite as after a failed try, spoon on the table
    }
}

fn eat(bites: &mut u32) {
    thread::sleep(Duration::from_millis(25));
    *bites -= 1;
}
