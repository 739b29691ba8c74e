// breaks: three diners share twelve bites under one lock (a lock each)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pots: Arc<[Mutex<u32>; 3]> = Arc::new([Mutex::new(12), Mutex::new(0), Mutex::new(0)]);
    let diners = [0, 1, 2].map(|who: usize| {
        let pots = pots.clone();
        thread::spawn(move || {
            let mut meals = 0;
            loop {
                let mut pot = pots[who].lock().unwrap();
                if *pot == 0 {
                    return meals;
                }
                *pot -= 1;
                meals += 1;
                drop(pot);
                if who != 0 {
                    thread::sleep(Duration::from_millis(10));
                }
            }
        })
    });
    let [a, b, c] = diners.map(|d| d.join().unwrap());
    println!("meals: {a} {b} {c}");
}
