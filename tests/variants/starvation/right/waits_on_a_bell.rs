// The polite ones put the pan down and wait for a bell that nobody rings; after 10 ms they take it up again.
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Kitchen {
    pan: Mutex<usize>,
    bell: Condvar,
}

fn main() {
    let kitchen = Arc::new(Kitchen { pan: Mutex::new(12), bell: Condvar::new() });

    let polite = |kitchen: Arc<Kitchen>| {
        move || {
            let mut meals = 0;
            let mut pan = kitchen.pan.lock().unwrap();
            while *pan > 0 {
                *pan -= 1;
                meals += 1;
                // Lets go of the pan while it waits.
                (pan, _) = kitchen.bell.wait_timeout(pan, Duration::from_millis(10)).unwrap();
            }
            meals
        }
    };
    let greedy = |kitchen: Arc<Kitchen>| {
        move || {
            let mut meals = 0;
            loop {
                let mut pan = kitchen.pan.lock().unwrap();
                match pan.checked_sub(1) {
                    Some(rest) => *pan = rest,
                    None => break meals,
                }
                meals += 1;
                // Chews with the pan in hand.
                thread::sleep(Duration::from_millis(1));
            }
        }
    };

    let b = thread::spawn(polite(kitchen.clone()));
    let c = thread::spawn(polite(kitchen.clone()));
    let a = thread::spawn(greedy(kitchen.clone()));
    println!("meals: {} {} {}", a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
