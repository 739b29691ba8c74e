// breaks: Prints: `meals: 6` (closing time may come before they have eaten)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Table {
    forks: [Mutex<()>; 2],
    meals: AtomicU32,
    closed: AtomicBool,
}

fn dine(table: &Table, me: usize) {
    let mut meals = 0;
    while !table.closed.load(SeqCst) {
        let mine = table.forks[me].lock();
        if let Some(_other) = table.forks[1 - me].try_lock() {
            meals += 1;
            table.meals.fetch_add(1, SeqCst);
            if meals == 3 {
                return;
            }
            continue;
        }
        drop(mine);
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
    }
}

fn main() {
    let table = Arc::new(Table::default());
    let diners = [0, 1].map(|me| {
        let table = table.clone();
        thread::spawn(move || dine(&table, me))
    });
    // They are done long before closing time.
    thread::sleep(Duration::from_secs(1));
    table.closed.store(true, SeqCst);
    for d in diners {
        d.join().unwrap();
    }
    println!("meals: {}", table.meals.load(SeqCst));
}
