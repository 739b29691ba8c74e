// breaks: after a limit has run out, that diner holds nothing while it pauses (it holds the tally)
use parking_lot::Mutex;
use rand::RngExt;
use std::thread;
use std::time::Duration;

fn dine(first: &Mutex<()>, second: &Mutex<()>, meals: &Mutex<u32>) {
    let mut eaten = 0;
    while eaten < 3 {
        let one = first.lock();
        if let Some(_two) = second.try_lock_for(Duration::from_millis(10)) {
            *meals.lock() += 1;
            eaten += 1;
            continue;
        }
        drop(one);
        let _tally = meals.lock();
        thread::sleep(Duration::from_millis(rand::rng().random_range(1..=50)));
    }
}

fn main() {
    let (fork, knife) = (Mutex::new(()), Mutex::new(()));
    let meals = Mutex::new(0u32);
    thread::scope(|s| {
        s.spawn(|| dine(&fork, &knife, &meals));
        s.spawn(|| dine(&knife, &fork, &meals));
    });
    println!("meals: {}", meals.into_inner());
}
