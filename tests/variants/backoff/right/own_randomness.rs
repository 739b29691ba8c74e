//! Without the rand crate: the standard library seeds its hash maps at random, and that is random enough here.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

struct Dice {
    keys: RandomState,
    rolls: u64,
}

impl Dice {
    fn new(owner: usize) -> Dice {
        Dice { keys: RandomState::new(), rolls: (owner as u64) << 32 }
    }

    fn roll(&mut self, sides: u64) -> u64 {
        self.rolls += 1;
        let mut hasher = self.keys.build_hasher();
        hasher.write_u64(self.rolls);
        hasher.finish() % sides + 1
    }
}

#[derive(Default)]
struct Table {
    forks: [Mutex<()>; 2],
    meals: AtomicUsize,
}

impl Table {
    /// `false` if the second fork was taken; the first is back on the table then.
    fn serve(&self, seat: usize) -> bool {
        let _mine = self.forks[seat].lock().unwrap();
        let Ok(_other) = self.forks[1 - seat].try_lock() else { return false };
        self.meals.fetch_add(1, Ordering::SeqCst);
        true
    }
}

fn main() {
    let table = Arc::new(Table::default());
    let dinner = Arc::new(Barrier::new(2));
    let guests: Vec<_> = (0..2)
        .map(|seat| {
            let (table, dinner) = (table.clone(), dinner.clone());
            thread::spawn(move || {
                let mut dice = Dice::new(seat);
                dinner.wait();
                for _ in 0..3 {
                    while !table.serve(seat) {
                        thread::sleep(Duration::from_millis(dice.roll(25)));
                    }
                }
            })
        })
        .collect();
    for guest in guests {
        guest.join().unwrap();
    }
    println!("meals: {}", table.meals.load(Ordering::SeqCst));
}
