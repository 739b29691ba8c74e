//! Exponential back-off as on the old Ethernet: the n-th failure in a row draws from a window of 2^n slots.

use parking_lot::{Mutex, RwLock};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

const SLOT: Duration = Duration::from_millis(3);
const WIDEST: u32 = 6;

struct Backoff {
    rng: StdRng,
    failures: u32,
}

impl Backoff {
    fn seeded(seed: u64) -> Self {
        Self { rng: StdRng::seed_from_u64(seed), failures: 0 }
    }

    fn wait(&mut self) {
        self.failures = (self.failures + 1).min(WIDEST);
        let slots = self.rng.random_range(1..=1_u32 << self.failures);
        thread::sleep(SLOT * slots);
    }

    fn success(&mut self) {
        self.failures = 0;
    }
}

type Cutlery = RwLock<&'static str>;

fn courtesy(who: &str, near: &Cutlery, far: &Cutlery) -> bool {
    let near = near.write();
    match far.try_write() {
        Some(far) => {
            println!("{who} eats with {near} and {far}");
            true
        }
        None => false,
    }
}

fn main() {
    let knife: Arc<Cutlery> = Arc::new(RwLock::new("the knife"));
    let fork: Arc<Cutlery> = Arc::new(RwLock::new("the fork"));
    let menu = Arc::new(Mutex::new(Vec::new()));

    let seats = [("ada", 17, knife.clone(), fork.clone()), ("bob", 71, fork, knife)];
    let threads = seats.map(|(who, seed, near, far)| {
        let menu = menu.clone();
        thread::spawn(move || {
            let mut backoff = Backoff::seeded(seed);
            for course in ["soup", "fish", "cake"] {
                while !courtesy(who, &near, &far) {
                    backoff.wait();
                }
                backoff.success();
                menu.lock().push(format!("{course} for {who}"));
            }
        })
    });
    for t in threads {
        t.join().unwrap();
    }
    println!("meals: {}", menu.lock().len());
}
