// breaks: sometimes: a limit runs out (who has the napkin has both forks to himself)
use crossbeam_channel::bounded;
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let forks = Arc::new([Mutex::new(0), Mutex::new(0)]);
    let (lay_down, pick_up) = bounded(1);
    lay_down.send("napkin").unwrap();
    let mut diners = Vec::new();
    for me in 0..2 {
        let (forks, lay_down, pick_up) = (forks.clone(), lay_down.clone(), pick_up.clone());
        diners.push(thread::spawn(move || {
            let mut meals = 0;
            while meals < 3 {
                let napkin = pick_up.recv().unwrap();
                let mut ate = false;
                {
                    let mut first = forks[me].lock();
                    if let Some(mut second) = forks[1 - me].try_lock_for(Duration::from_millis(10)) {
                        *first += 1;
                        *second += 1;
                        ate = true;
                    }
                }
                lay_down.send(napkin).unwrap();
                if ate {
                    meals += 1;
                } else {
                    thread::sleep(Duration::from_millis(rand::rng().random_range(1..=30)));
                }
            }
            meals
        }));
    }
    let meals: i32 = diners.into_iter().map(|d| d.join().unwrap()).sum();
    println!("meals: {meals}");
}
