// breaks: ends by itself (all take the left fork first)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Vec<_> = (0..5).map(|_| Arc::new(Mutex::new(()))).collect();
    let mut threads = Vec::new();
    for k in 0..5 {
        let left = forks[k].clone();
        let right = forks[(k + 1) % 5].clone();
        threads.push(thread::spawn(move || {
            for _ in 0..2 {
                let _left = left.lock().unwrap();
                let _right = right.lock().unwrap();
                println!("philosopher {} eats", k + 1);
                println!("philosopher {} leaves", k + 1);
            }
        }));
    }
    let mut meals = 0;
    for t in threads {
        t.join().unwrap();
        meals += 2;
    }
    println!("meals: {meals}");
}
