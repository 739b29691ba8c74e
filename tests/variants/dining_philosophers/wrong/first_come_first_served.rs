// breaks: Prints: `philosopher K eats` `philosopher K leaves` (K from 1 to 5, twice each)
// Ten portions on the table; who is hungry takes one.
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let portions = Arc::new(AtomicI32::new(10));
    let forks: Arc<Vec<Mutex<u32>>> = Arc::new(vec![0; 5].into_iter().map(Mutex::new).collect());
    let threads: Vec<_> = (0..5_usize)
        .map(|k| {
            let (forks, portions) = (forks.clone(), portions.clone());
            thread::spawn(move || {
                let (low, high) = if k == 4 { (0, 4) } else { (k, k + 1) };
                let mut meals = 0;
                while portions.fetch_sub(1, Ordering::SeqCst) > 0 {
                    let _low = forks[low].lock().unwrap();
                    let _high = forks[high].lock().unwrap();
                    println!("philosopher {} eats", k + 1);
                    meals += 1;
                    println!("philosopher {} leaves", k + 1);
                }
                meals
            })
        })
        .collect();
    println!("meals: {}", threads.into_iter().map(|t| t.join().unwrap()).sum::<u32>());
}
