// breaks: nobody who holds a fork is blocked on the other (the first diner is, after two courtesies in a row)
use rand::RngExt;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let forks = Arc::new([Mutex::new(0), Mutex::new(0)]);
    let threads = [0, 1].map(|me: usize| {
        let forks = forks.clone();
        thread::spawn(move || {
            let mut meals = 0;
            let mut in_a_row = 0;
            while meals < 3 {
                let mut mine = forks[me].lock().unwrap();
                thread::sleep(Duration::from_millis(5));
                let other = if me == 0 && in_a_row >= 2 {
                    // The other diner never waits, so it is safe to wait here.
                    Some(forks[1].lock().unwrap())
                } else {
                    forks[1 - me].try_lock().ok()
                };
                if let Some(mut other) = other {
                    *mine += 1;
                    *other += 1;
                    meals += 1;
                    in_a_row = 0;
                    continue;
                }
                drop(mine);
                in_a_row += 1;
                thread::sleep(Duration::from_millis(rand::rng().random_range(1..=15)));
            }
        })
    });
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: {}", forks[0].lock().unwrap());
}
