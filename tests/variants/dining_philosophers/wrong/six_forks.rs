// breaks: neighbours (1 and 5 too) never eat at the same time
// fork k lies left of philosopher k, fork k + 1 right of him
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..=5).map(|_| Mutex::new(())).collect());
    let threads: Vec<_> = (0..5)
        .map(|k| {
            let forks = Arc::clone(&forks);
            thread::spawn(move || {
                let mut meals = 0;
                for _ in 0..2 {
                    let _left = forks[k].lock().unwrap();
                    let _right = forks[k + 1].lock().unwrap();
                    println!("philosopher {} eats", k + 1);
                    meals += 1;
                    println!("philosopher {} leaves", k + 1);
                }
                meals
            })
        })
        .collect();
    let meals: usize = threads.into_iter().map(|t| t.join().unwrap()).sum();
    println!("meals: {meals}");
}
