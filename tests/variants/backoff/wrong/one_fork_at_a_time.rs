// breaks: Prints: `meals: 6` (three meals each, but never with both forks in hand)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn bite_from(fork: &Mutex<u32>) -> bool {
    match fork.try_lock() {
        Some(mut bites) => {
            *bites += 1;
            true
        }
        None => false,
    }
}

fn dine(first: &Mutex<u32>, second: &Mutex<u32>) -> u32 {
    let mut meals = 0;
    while meals < 3 {
        if bite_from(first) && bite_from(second) {
            meals += 1;
        } else {
            thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
        }
    }
    meals
}

fn main() {
    let l = Arc::new(Mutex::new(0));
    let r = Arc::new(Mutex::new(0));
    let (l2, r2) = (l.clone(), r.clone());
    let one = thread::spawn(move || dine(&l, &r));
    let two = thread::spawn(move || dine(&r2, &l2));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
