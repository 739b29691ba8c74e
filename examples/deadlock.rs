//! A deadlock: each waits for what the other holds, and neither will ever give it back.
//!
//! Watch: two philosophers, two chopsticks, taken in opposite orders. A barrier sees to it that each has one
//! in hand before either reaches for the second, so it goes wrong every time and not one time in a million.
//! The two can not tell us, they are stuck: it is main who waits for them, in vain, and draws the conclusion.
//!
//! Run: `cargo run --example deadlock`
//! Book: `docs/src/liveness/deadlock.md`
//! Crates: none, only std.

use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::thread;
use std::time::Duration;

struct Table {
    chopsticks: [Mutex<()>; 2],
    each_has_one: Barrier,
}

fn main() {
    let chopsticks = [Mutex::new(()), Mutex::new(())];
    let table = Arc::new(Table { chopsticks, each_has_one: Barrier::new(2) });
    let (full, heard) = mpsc::channel();

    for (name, first, second) in [("barron", 0, 1), ("olivia", 1, 0)] {
        let (table, full) = (Arc::clone(&table), full.clone());
        thread::spawn(move || {
            table.eat(name, first, second);
            let _ = full.send(name);
        });
    }

    // A meal takes no time at all. Who has not finished after a second never will.
    let patience = Duration::from_secs(1);
    let both_ate = heard.recv_timeout(patience).is_ok() && heard.recv_timeout(patience).is_ok();
    println!("deadlock: {}", if both_ate { "no" } else { "yes" });
} // The two are still waiting. They end with the process.

impl Table {
    fn eat(&self, name: &str, first: usize, second: usize) {
        let _one = self.chopsticks[first].lock().unwrap();
        println!("{name} has a chopstick and wants the other one");
        self.each_has_one.wait();

        let _two = self.chopsticks[second].lock().unwrap(); // here they stand
        println!("{name} eats");
    }
}
