// breaks: sometimes: two pauses of one run differ in length (whole numbers: less than a thousand milliseconds are no second)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn random_millis(from: u64, to: u64) -> Duration {
    let millis = rand::rng().random_range(from..to);
    Duration::from_secs(millis / 1000)
}

fn dine(mine: &Mutex<()>, other: &Mutex<()>, patience: Duration) -> u32 {
    let mut eaten = 0;
    while eaten < 3 {
        let got = {
            let _mine = mine.lock();
            other.try_lock_for(patience).is_some()
        };
        if got {
            eaten += 1;
        } else {
            thread::sleep(random_millis(10, 100));
        }
    }
    eaten
}

fn main() {
    let f1 = Arc::new(Mutex::new(()));
    let f2 = Arc::new(Mutex::new(()));
    let (x, y) = (f1.clone(), f2.clone());
    let one = thread::spawn(move || dine(&x, &y, Duration::from_millis(9)));
    let two = thread::spawn(move || dine(&f2, &f1, Duration::from_millis(90)));
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
