// breaks: no thread panics (the first time the range is empty)
use parking_lot::Mutex;
use rand::RngExt;
use std::thread;
use std::time::Duration;

static A: Mutex<()> = Mutex::new(());
static B: Mutex<()> = Mutex::new(());

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let mut failures = 1;
    let mut meals = 0;
    while meals < 3 {
        let mine = first.lock();
        if let Some(_other) = second.try_lock() {
            meals += 1;
            failures = 1;
            continue;
        }
        drop(mine);
        // Between one and as many milliseconds as there were failures.
        let ms = rand::rng().random_range(1..failures);
        failures *= 2;
        thread::sleep(Duration::from_millis(ms));
    }
    meals
}

fn main() {
    let one = thread::spawn(|| dine(&A, &B));
    let two = thread::spawn(|| dine(&B, &A));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
