// breaks: sometimes: two eat at the same time (each is joined before the next one starts)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Vec<Arc<Mutex<()>>> = (0..5).map(|_| Arc::default()).collect();
    let mut meals = 0;
    for k in 0..5 {
        let left = forks[k].clone();
        let right = forks[(k + 1) % 5].clone();
        let philosopher = thread::spawn(move || {
            for _ in 0..2 {
                let _left = left.lock().unwrap();
                let _right = right.lock().unwrap();
                println!("philosopher {} eats", k + 1);
                println!("philosopher {} leaves", k + 1);
            }
        });
        philosopher.join().unwrap();
        meals += 2;
    }
    println!("meals: {meals}");
}
