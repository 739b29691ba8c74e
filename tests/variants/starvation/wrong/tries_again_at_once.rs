// breaks: the others do sleep, after each bite and failed try (not after a failed try)
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static BITES: Mutex<u32> = Mutex::new(12);

fn polite() -> u32 {
    let mut meals = 0;
    loop {
        if let Ok(mut left) = BITES.try_lock() {
            if *left == 0 {
                return meals;
            }
            *left -= 1;
        } else {
            thread::yield_now();
            continue;
        }
        meals += 1;
        thread::sleep(Duration::from_millis(10));
    }
}

fn greedy() -> u32 {
    let mut meals = 0;
    while let Ok(mut left) = BITES.lock() {
        if *left == 0 {
            break;
        }
        *left -= 1;
        meals += 1;
    }
    meals
}

fn main() {
    let a = thread::spawn(greedy);
    let b = thread::spawn(polite);
    let c = thread::spawn(polite);
    println!("meals: {} {} {}", a.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
