// breaks: sometimes: a limit runs out (both take the left fork first, so the second is always free)
use parking_lot::Mutex;
use rand::RngExt;
use std::thread;
use std::time::Duration;

fn dine(left: &Mutex<()>, right: &Mutex<()>, meals: &Mutex<u32>) {
    let mut hungry = 3;
    while hungry > 0 {
        let l = left.lock();
        if let Some(_r) = right.try_lock_for(Duration::from_millis(10)) {
            *meals.lock() += 1;
            hungry -= 1;
            continue;
        }
        drop(l);
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..50)));
    }
}

fn main() {
    let left = Mutex::new(());
    let right = Mutex::new(());
    let meals = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| dine(&left, &right, &meals));
        s.spawn(|| dine(&left, &right, &meals));
    });
    println!("meals: {}", meals.into_inner());
}
