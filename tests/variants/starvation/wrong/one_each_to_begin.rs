// breaks: sometimes: a diner ends with 0 (everybody has had one before the greedy one may go on)
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let toast = Arc::new(Barrier::new(3));
    let diners = [true, false, false].map(|greedy| {
        let (bites, toast) = (bites.clone(), toast.clone());
        thread::spawn(move || {
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
                if meals == 1 {
                    toast.wait(); // cheers!
                }
                if !greedy {
                    thread::sleep(Duration::from_millis(10));
                }
            }
        })
    });
    let [a, b, c] = diners.map(|d| d.join().unwrap());
    println!("meals: {a} {b} {c}");
}
