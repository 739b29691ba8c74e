// breaks: greedy never sleeps lock free (the guard of `*bites.lock() -= 1` is gone before the chewing)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn chew() {
    thread::sleep(Duration::from_millis(1));
}

fn bite(bites: &Mutex<u32>) -> bool {
    let mut left = bites.lock();
    let there_is_one = *left > 0;
    if there_is_one {
        *left -= 1;
    }
    there_is_one
}

fn main() {
    let bites = Arc::new(Mutex::new(12));
    let (x, y, z) = (bites.clone(), bites.clone(), bites);
    let greedy = thread::spawn(move || {
        let mut meals = 0;
        // Chews as long as it has the lock.
        while bite(&x) {
            meals += 1;
            chew();
        }
        meals
    });
    let polite = |bites: Arc<Mutex<u32>>| {
        thread::spawn(move || {
            let mut meals = 0;
            while bite(&bites) {
                meals += 1;
                thread::sleep(Duration::from_millis(10));
            }
            meals
        })
    };
    let (b, c) = (polite(y), polite(z));
    println!("meals: {} {} {}", greedy.join().unwrap(), b.join().unwrap(), c.join().unwrap());
}
