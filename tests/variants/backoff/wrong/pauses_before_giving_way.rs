// breaks: who gives way holds nothing while it pauses (a part of the pause is spent fork in hand)
use parking_lot::{Mutex, MutexGuard};
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Diner<'t> {
    mine: &'t Mutex<()>,
    other: &'t Mutex<()>,
}

impl Diner<'_> {
    fn give_way(&self, fork: MutexGuard<'_, ()>) {
        let hesitates = rand::rng().random_range(1..=5);
        let waits = rand::rng().random_range(1..=40);
        thread::sleep(Duration::from_millis(hesitates));
        drop(fork);
        thread::sleep(Duration::from_millis(waits));
    }

    fn dine(&self) -> usize {
        let mut meals = 0;
        while meals < 3 {
            let mine = self.mine.lock();
            if self.other.try_lock().is_some() {
                meals += 1;
            } else {
                self.give_way(mine);
            }
        }
        meals
    }
}

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let meals: usize = [(0, 1), (1, 0)]
        .map(|(mine, other)| {
            let forks = forks.clone();
            thread::spawn(move || Diner { mine: &forks[mine], other: &forks[other] }.dine())
        })
        .into_iter()
        .map(|t| t.join().unwrap())
        .sum();
    println!("meals: {meals}");
}
