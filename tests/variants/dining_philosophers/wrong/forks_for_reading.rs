// breaks: neighbours never eat at the same time (a read lock is shared)
// RwLock is the modern Mutex, and with it nobody can deadlock.
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

struct Fork;

fn main() {
    let forks: Vec<Arc<RwLock<Fork>>> = (0..5).map(|_| Arc::new(RwLock::new(Fork))).collect();
    let mut joins = Vec::new();
    for k in 0..5 {
        let left = forks[k].clone();
        let right = forks[(k + 1) % 5].clone();
        joins.push(thread::spawn(move || {
            for _ in 0..2 {
                let _left = left.read().unwrap();
                let _right = right.read().unwrap();
                println!("philosopher {} eats", k + 1);
                thread::sleep(Duration::from_millis(5));
                println!("philosopher {} leaves", k + 1);
            }
            2
        }));
    }
    let mut meals = 0;
    for j in joins {
        meals += j.join().unwrap();
    }
    println!("meals: {meals}");
}
