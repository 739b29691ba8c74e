//! Philosopher 5 is left-handed: he takes his forks the other way round.

use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

#[derive(Debug, Default)]
struct Fork {
    times_used: u32,
}

struct Philosopher {
    number: usize,
    first: Arc<Mutex<Fork>>,
    second: Arc<Mutex<Fork>>,
}

impl Philosopher {
    fn eat(&self) {
        let mut first = self.first.lock();
        // Even a philosopher needs a moment to find the other fork.
        thread::sleep(Duration::from_millis(1));
        let mut second = self.second.lock();
        println!("philosopher {} eats", self.number);
        first.times_used += 1;
        second.times_used += 1;
        thread::sleep(Duration::from_millis(5));
        println!("philosopher {} leaves", self.number);
    }

    fn dine(self) {
        for _ in 0..2 {
            self.eat();
        }
    }
}

fn main() {
    let forks: [Arc<Mutex<Fork>>; 5] = Default::default();
    let mut guests = Vec::new();
    for number in 1..=5 {
        let left = Arc::clone(&forks[number - 1]);
        let right = Arc::clone(&forks[number % 5]);
        let (first, second) = if number == 5 { (right, left) } else { (left, right) };
        let philosopher = Philosopher { number, first, second };
        let guest = thread::Builder::new()
            .name(format!("philosopher {number}"))
            .spawn(move || philosopher.dine())
            .expect("a thread can be started");
        guests.push(guest);
    }
    for guest in guests {
        guest.join().unwrap();
    }
    // Every meal uses two forks.
    let used: u32 = forks.iter().map(|f| f.lock().times_used).sum();
    println!("meals: {}", used / 2);
}
