// breaks: the others do sleep lock free, after each bite and failed try (they pause lock in hand)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let bites = Arc::new(Mutex::new(12_u32));
    let mut diners = vec![];
    for greedy in [true, false, false] {
        let bites = Arc::clone(&bites);
        diners.push(thread::spawn(move || {
            let mut meals = 0;
            loop {
                let mut left = bites.lock().unwrap();
                if *left == 0 {
                    return meals;
                }
                *left -= 1;
                meals += 1;
                if !greedy {
                    thread::sleep(Duration::from_millis(10));
                }
            }
        }));
    }
    let meals: Vec<i32> = diners.into_iter().map(|d| d.join().unwrap()).collect();
    println!("meals: {} {} {}", meals[0], meals[1], meals[2]);
}
