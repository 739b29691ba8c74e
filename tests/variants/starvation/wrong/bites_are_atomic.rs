// breaks: every bite is taken lock in hand (the lock is let go of before the bite)
use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

static BITES: AtomicI32 = AtomicI32::new(12);

fn main() {
    let spoon = Arc::new(Mutex::new(()));
    let diners = [0, 10, 10].map(|pause| {
        let spoon = spoon.clone();
        thread::spawn(move || {
            let mut meals = 0;
            loop {
                drop(spoon.lock().unwrap());
                if BITES.fetch_sub(1, SeqCst) <= 0 {
                    break meals;
                }
                meals += 1;
                if pause > 0 {
                    thread::sleep(Duration::from_millis(pause));
                }
            }
        })
    });
    let meals = diners.map(|d| d.join().unwrap().to_string());
    println!("meals: {}", meals.join(" "));
}
