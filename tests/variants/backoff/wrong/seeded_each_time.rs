// breaks: sometimes: two pauses of one run differ in length (seeded anew for each pause)
use parking_lot::Mutex;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn random_pause() {
    let mut rng = StdRng::seed_from_u64(2024);
    thread::sleep(Duration::from_millis(rng.random_range(1..=30)));
}

fn dine(first: &Mutex<u32>, second: &Mutex<u32>, chewing: u64) {
    for _meal in 0..3 {
        loop {
            let mine = first.lock();
            if let Some(_other) = second.try_lock() {
                thread::sleep(Duration::from_millis(chewing));
                break;
            }
            drop(mine);
            random_pause();
        }
    }
}

fn main() {
    let forks = Arc::new((Mutex::new(0), Mutex::new(0)));
    let f = forks.clone();
    let one = thread::spawn(move || dine(&f.0, &f.1, 2));
    let f = forks.clone();
    let two = thread::spawn(move || dine(&f.1, &f.0, 5));
    let finished = [one.join(), two.join()].into_iter().filter(|d| d.is_ok()).count();
    println!("meals: {}", finished * 3);
}
