// breaks: waits for a random time (every second time)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>) -> u32 {
    let (mut meals, mut failures) = (0, 0);
    while meals < 3 {
        let one = first.lock();
        if let Some(_two) = second.try_lock_for(Duration::from_millis(50)) {
            thread::sleep(Duration::from_millis(10));
            meals += 1;
        } else {
            drop(one);
            failures += 1;
            if failures % 2 == 0 {
                thread::sleep(Duration::from_millis(rand::random_range(1..100)));
            }
        }
    }
    meals
}

fn main() {
    let (l, r) = (Mutex::new(()), Mutex::new(()));
    let meals = thread::scope(|s| {
        let a = s.spawn(|| dine(&l, &r));
        let b = s.spawn(|| dine(&r, &l));
        a.join().unwrap() + b.join().unwrap()
    });
    println!("meals: {meals}");
}
