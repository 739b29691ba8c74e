// breaks: ends by itself (five may sit down after all, when two ask for the last seat at the same time)
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;

struct Table {
    seated: AtomicUsize,
    forks: [Mutex<()>; 5],
}

impl Table {
    fn sit_down(&self) {
        // At most four at the table.
        while self.seated.load(SeqCst) >= 4 {
            thread::yield_now();
        }
        self.seated.fetch_add(1, SeqCst);
    }

    fn get_up(&self) {
        self.seated.fetch_sub(1, SeqCst);
    }
}

fn main() {
    let table = Table { seated: AtomicUsize::new(0), forks: Default::default() };
    let meals = AtomicUsize::new(0);
    thread::scope(|s| {
        for k in 1..=5 {
            let (table, meals) = (&table, &meals);
            s.spawn(move || {
                for _ in 0..2 {
                    table.sit_down();
                    let left = table.forks[k - 1].lock().unwrap();
                    let right = table.forks[k % 5].lock().unwrap();
                    println!("philosopher {k} eats");
                    meals.fetch_add(1, SeqCst);
                    println!("philosopher {k} leaves");
                    drop((left, right));
                    table.get_up();
                }
            });
        }
    });
    println!("meals: {}", meals.load(SeqCst));
}
