// Only four may sit at the table at a time, so one of them always finds both forks.
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Seats {
    free: Mutex<usize>,
    one_is_free: Condvar,
}

impl Seats {
    fn sit_down(&self) {
        let mut free = self.free.lock().unwrap();
        while *free == 0 {
            free = self.one_is_free.wait(free).unwrap();
        }
        *free -= 1;
    }

    fn get_up(&self) {
        *self.free.lock().unwrap() += 1;
        self.one_is_free.notify_one();
    }
}

fn main() {
    let seats = Arc::new(Seats { free: Mutex::new(4), one_is_free: Condvar::new() });
    let forks = Arc::new([const { Mutex::new(0) }; 5]);

    let philosophers: Vec<_> = (1..=5)
        .map(|k| {
            let seats = seats.clone();
            let forks = forks.clone();
            thread::spawn(move || {
                let mut meals = 0;
                while meals < 2 {
                    seats.sit_down();
                    let mut left = forks[k - 1].lock().unwrap();
                    let mut right = forks[k % 5].lock().unwrap();
                    println!("philosopher {k} eats");
                    *left += 1;
                    *right += 1;
                    meals += 1;
                    println!("philosopher {k} leaves");
                    drop(left);
                    drop(right);
                    seats.get_up();
                }
                meals
            })
        })
        .collect();

    let meals: i32 = philosophers.into_iter().map(|p| p.join().unwrap()).sum();
    println!("meals: {meals}");
}
