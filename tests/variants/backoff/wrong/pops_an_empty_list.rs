// breaks: no thread panics (after the third courtesy in a row there is no pause left on the list)
use rand::RngExt;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn meal(first: &Mutex<()>, second: &Mutex<()>) {
    // Drawn beforehand; two have always been enough.
    let mut pauses: Vec<u64> = (0..2).map(|_| rand::rng().random_range(1..=30)).collect();
    loop {
        {
            let _mine = first.lock().unwrap();
            thread::sleep(Duration::from_millis(4));
            if let Ok(_other) = second.try_lock() {
                return;
            }
        }
        thread::sleep(Duration::from_millis(pauses.pop().unwrap()));
    }
}

fn main() {
    let forks = Arc::new([Mutex::new(()), Mutex::new(())]);
    let threads = [0, 1].map(|me: usize| {
        let forks = forks.clone();
        thread::spawn(move || (0..3).map(|_| meal(&forks[me], &forks[1 - me])).count())
    });
    let meals: usize = threads.into_iter().map(|t| t.join().unwrap()).sum();
    println!("meals: {meals}");
}
