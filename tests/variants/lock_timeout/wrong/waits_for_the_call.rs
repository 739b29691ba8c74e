// breaks: ends by itself (the host's last call may come just before the guest listens for it)
use parking_lot::{Condvar, Mutex};
use rand::RngExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Table {
    forks: [Mutex<()>; 2],
    host_meals: AtomicU32,
    ears: Mutex<()>,
    call: Condvar,
}

impl Table {
    fn eat(&self, me: usize) -> bool {
        let first = self.forks[me].lock();
        if self.forks[1 - me].try_lock_for(Duration::from_millis(10)).is_some() {
            thread::sleep(Duration::from_millis(5));
            return true;
        }
        drop(first);
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=50)));
        false
    }
}

fn host(table: &Table) {
    while table.host_meals.load(SeqCst) < 3 {
        if table.eat(0) {
            table.host_meals.fetch_add(1, SeqCst);
            table.call.notify_all();
        }
    }
}

fn guest(table: &Table) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        if table.eat(1) {
            meals += 1;
        } else if table.host_meals.load(SeqCst) < 3 {
            // The host goes first. He calls when he has eaten.
            let mut ears = table.ears.lock();
            table.call.wait(&mut ears);
        }
    }
    meals
}

fn main() {
    let table = Arc::new(Table::default());
    let t = table.clone();
    let host = thread::spawn(move || host(&t));
    let t = table.clone();
    let guest = thread::spawn(move || guest(&t));
    host.join().unwrap();
    println!("meals: {}", guest.join().unwrap() + table.host_meals.load(SeqCst));
}
