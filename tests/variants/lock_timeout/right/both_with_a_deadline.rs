//! A limit on both forks, as points in time.

use parking_lot::{Mutex, MutexGuard};
use rand::Rng;
use rand::RngExt;
use std::sync::Arc;
use std::thread::{self, sleep};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_millis(20);

type Fork = Mutex<&'static str>;

struct Diner {
    name: &'static str,
    near: Arc<Fork>,
    far: Arc<Fork>,
}

impl Diner {
    fn pick_up(&self) -> Option<(MutexGuard<'_, &'static str>, MutexGuard<'_, &'static str>)> {
        let near = self.near.try_lock_until(Instant::now() + PATIENCE)?;
        let far = self.far.try_lock_until(Instant::now() + PATIENCE)?;
        Some((near, far))
    }

    fn dine(&self, dice: &mut impl Rng) -> usize {
        let mut eaten = 0;
        loop {
            if let Some((near, far)) = self.pick_up() {
                println!("{} eats with {near} and {far}", self.name);
                sleep(Duration::from_millis(2));
                eaten += 1;
            } else {
                sleep(Duration::from_secs_f64(dice.random_range(0.001..0.040)));
            }
            if eaten == 3 {
                return eaten;
            }
        }
    }
}

fn main() {
    let fork = Arc::new(Mutex::new("the fork"));
    let knife = Arc::new(Mutex::new("the knife"));
    let diners = [
        Diner { name: "anna", near: fork.clone(), far: knife.clone() },
        Diner { name: "otto", near: knife, far: fork },
    ];
    let threads = diners.map(|diner| {
        thread::Builder::new()
            .name(diner.name.to_string())
            .spawn(move || diner.dine(&mut rand::rng()))
            .expect("no thread to be had")
    });
    let mut meals = 0;
    for t in threads {
        meals += t.join().unwrap();
    }
    println!("meals: {meals}");
}
