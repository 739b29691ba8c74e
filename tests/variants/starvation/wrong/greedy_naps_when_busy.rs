// breaks: greedy never sleeps lock free (only when the lock is busy as it comes)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn dine(pot: &Mutex<u32>, name: &str) -> u32 {
    let mut meals = 0;
    loop {
        match pot.try_lock() {
            Ok(mut left) => {
                if *left == 0 {
                    break;
                }
                *left -= 1;
                meals += 1;
                if name == "greedy" {
                    continue;
                }
            }
            Err(_) => {
                // busy, so everybody pauses
            }
        }
        thread::sleep(Duration::from_millis(10));
    }
    meals
}

fn main() {
    let pot = Arc::new(Mutex::new(12));
    let mut threads = Vec::new();
    for name in ["greedy", "polite", "humble"] {
        let pot = pot.clone();
        threads.push(thread::spawn(move || dine(&pot, name)));
    }
    let meals: Vec<String> = threads.into_iter().map(|t| t.join().unwrap().to_string()).collect();
    println!("meals: {}", meals.join(" "));
}
