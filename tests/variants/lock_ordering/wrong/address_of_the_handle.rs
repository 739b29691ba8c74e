// breaks: both locks are taken in the same order by everybody
// Lower address first. (Compares where the handles lie, not where the accounts lie.)
use std::ptr;
use std::sync::{Arc, Mutex};
use std::thread;

struct Move {
    from: Arc<Mutex<i32>>,
    to: Arc<Mutex<i32>>,
}

impl Move {
    fn run(&self, amount: i32) -> i32 {
        let (mut from, mut to);
        if ptr::from_ref(&self.from) < ptr::from_ref(&self.to) {
            from = self.from.lock().unwrap();
            to = self.to.lock().unwrap();
        } else {
            to = self.to.lock().unwrap();
            from = self.from.lock().unwrap();
        }
        *from -= amount;
        *to += amount;
        *from + *to
    }
}

fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let there = Move { from: a.clone(), to: b.clone() };
    let back = Move { from: b.clone(), to: a.clone() };
    let audit = Move { from: a, to: b };

    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..3 {
                there.run(10);
            }
        });
        s.spawn(|| {
            for _ in 0..3 {
                back.run(10);
            }
        });
        s.spawn(|| (0..2).for_each(|_| println!("audit: {}", audit.run(0))));
    });
    println!("total: {}", audit.run(0));
}
