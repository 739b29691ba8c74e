// breaks: ends by itself (who finds the lock busy waits for a word, which may have been said already)
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Table {
    bites: Mutex<u32>,
    queue: Mutex<()>,
    lock_is_free: Condvar,
}

impl Table {
    fn bite(&self) -> bool {
        let mut bites = self.bites.lock();
        let got_one = *bites > 0;
        *bites -= u32::from(got_one);
        drop(bites);
        self.lock_is_free.notify_all();
        got_one
    }

    fn polite_bite(&self) -> Option<bool> {
        let mut bites = self.bites.try_lock()?;
        let got_one = *bites > 0;
        *bites -= u32::from(got_one);
        Some(got_one)
    }
}

fn main() {
    let table = Arc::new(Table::default());
    *table.bites.lock() = 12;

    let t = table.clone();
    let greedy = thread::spawn(move || {
        let mut meals = 0;
        while t.bite() {
            meals += 1;
        }
        meals
    });
    let polite = [(); 2].map(|()| {
        let t = table.clone();
        thread::spawn(move || {
            let mut meals = 0;
            loop {
                match t.polite_bite() {
                    Some(true) => meals += 1,
                    Some(false) => return meals,
                    None => {
                        let mut queue = t.queue.lock();
                        t.lock_is_free.wait(&mut queue);
                    }
                }
                thread::sleep(Duration::from_millis(10));
            }
        })
    });
    let a = greedy.join().unwrap();
    let [b, c] = polite.map(|p| p.join().unwrap());
    println!("meals: {a} {b} {c}");
}
