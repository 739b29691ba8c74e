// Twelve bites, one spoon. The first diner is back for more before the others have swallowed.
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn diner(bites: Arc<Mutex<u32>>, greedy: bool) -> u32 {
    let mut meals = 0;
    loop {
        {
            let mut left = bites.lock().unwrap();
            if *left == 0 {
                return meals;
            }
            *left -= 1;
            meals += 1;
        }
        if !greedy {
            thread::sleep(Duration::from_millis(10));
        }
    }
}

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let diners: Vec<_> = [true, false, false]
        .into_iter()
        .map(|greedy| {
            let bites = Arc::clone(&bites);
            thread::spawn(move || diner(bites, greedy))
        })
        .collect();
    let meals: Vec<u32> = diners.into_iter().map(|d| d.join().unwrap()).collect();
    println!("meals: {} {} {}", meals[0], meals[1], meals[2]);
}
