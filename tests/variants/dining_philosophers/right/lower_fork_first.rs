// Everybody takes the fork with the lower number first, so there can be no ring of waiting philosophers.
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() {
    let forks: Vec<Mutex<()>> = (0..5).map(|_| Mutex::new(())).collect();
    let meals = AtomicUsize::new(0);
    thread::scope(|s| {
        for k in 0..5 {
            let (forks, meals) = (&forks, &meals);
            s.spawn(move || {
                let left = k;
                let right = (k + 1) % 5;
                for _ in 0..2 {
                    let _first = forks[left.min(right)].lock().unwrap();
                    let _second = forks[left.max(right)].lock().unwrap();
                    println!("philosopher {} eats", k + 1);
                    meals.fetch_add(1, Ordering::Relaxed);
                    println!("philosopher {} leaves", k + 1);
                }
            });
        }
    });
    println!("meals: {}", meals.into_inner());
}
