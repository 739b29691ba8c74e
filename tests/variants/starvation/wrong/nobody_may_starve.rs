// breaks: no thread panics (a diner with 0 is what this is about)
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

static BITES: Mutex<u32> = Mutex::new(12);

fn main() {
    let (tx, rx) = mpsc::channel();
    for who in 0..3 {
        let tx = tx.clone();
        thread::spawn(move || {
            let mut meals = 0_u32;
            loop {
                let mut left = BITES.lock().unwrap();
                let Some(rest) = left.checked_sub(1) else { break };
                *left = rest;
                drop(left);
                meals += 1;
                if who > 0 {
                    thread::sleep(Duration::from_millis(10));
                }
            }
            tx.send((who, meals)).unwrap();
            let share = 100 / meals;
            println!("diner {who}: one bite was {share} % of the meal");
        });
    }
    drop(tx);
    let mut meals = [0; 3];
    for (who, n) in rx {
        meals[who] = n;
    }
    println!("meals: {} {} {}", meals[0], meals[1], meals[2]);
}
