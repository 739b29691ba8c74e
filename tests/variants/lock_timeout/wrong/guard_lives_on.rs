// breaks: after a limit has run out, that diner holds nothing while it pauses (the first guard lives to the end of the loop's body)
use parking_lot::Mutex;
use rand::RngExt;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

struct Diner {
    first: Arc<Mutex<()>>,
    second: Arc<Mutex<()>>,
    limit: Duration,
}

impl Diner {
    fn dine(&self) -> u32 {
        let mut meals = 0;
        while meals < 3 {
            let _first = self.first.lock();
            if let Some(_second) = self.second.try_lock_for(self.limit) {
                meals += 1;
            } else {
                let mut rng = rand::rng();
                thread::sleep(Duration::from_millis(rng.random_range(1..=25)));
            }
        }
        meals
    }
}

fn main() {
    let fork = Arc::new(Mutex::new(()));
    let spoon = Arc::new(Mutex::new(()));
    let limit = Duration::from_millis(10);
    let one = Diner { first: fork.clone(), second: spoon.clone(), limit };
    let two = Diner { first: spoon, second: fork, limit };
    let one = thread::spawn(move || one.dine());
    let two = thread::spawn(move || two.dine());
    println!("meals: {}", one.join().unwrap() + two.join().unwrap());
}
