// breaks: Prints: `audit: 200` (twice) (between two holds ten are on the way)
use parking_lot::{Mutex, MutexGuard};
use std::thread;

struct Bank(Mutex<i64>, Mutex<i64>);

impl Bank {
    fn lock(&self) -> (MutexGuard<'_, i64>, MutexGuard<'_, i64>) {
        let first = self.0.lock();
        let second = self.1.lock();
        (first, second)
    }
}

fn main() {
    let bank = Bank(Mutex::new(100), Mutex::new(100));
    thread::scope(|s| {
        s.spawn(|| {
            for _ in 0..3 {
                *bank.lock().0 -= 10;
                *bank.lock().1 += 10;
            }
        });
        s.spawn(|| {
            for _ in 0..3 {
                *bank.lock().1 -= 10;
                *bank.lock().0 += 10;
            }
        });
        s.spawn(|| {
            for _ in 0..2 {
                let (first, second) = bank.lock();
                println!("audit: {}", *first + *second);
            }
        });
    });
    let (first, second) = bank.lock();
    println!("total: {}", *first + *second);
}
