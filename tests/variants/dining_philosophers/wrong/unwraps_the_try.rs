// breaks: no thread panics
// Takes the lower fork first, so the second one is always free by then.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Arc<Vec<Mutex<()>>> = Arc::new((0..5).map(|_| Default::default()).collect());
    let mut threads = Vec::new();
    for k in 0..5_usize {
        let forks = forks.clone();
        threads.push(thread::spawn(move || {
            let (a, b) = (k, (k + 1) % 5);
            for _ in 0..2 {
                let _low = forks[a.min(b)].lock().unwrap();
                let _high = forks[a.max(b)].try_lock().unwrap();
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
