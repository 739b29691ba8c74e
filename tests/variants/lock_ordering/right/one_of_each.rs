// One account is a reentrant mutex around a `RefCell`, the other one a reader-writer lock.
use parking_lot::{ReentrantMutex, RwLock};
use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

#[derive(Clone)]
struct Bank {
    gold: Arc<ReentrantMutex<RefCell<i32>>>,
    silver: Arc<RwLock<i32>>,
}

enum Direction {
    ToGold,
    ToSilver,
}

impl Bank {
    fn move_ten(&self, d: Direction) {
        let gold = self.gold.lock();
        let mut silver = self.silver.write();
        let n = match d {
            Direction::ToGold => 10,
            Direction::ToSilver => -10,
        };
        *gold.borrow_mut() += n;
        *silver -= n;
    }
    fn sum(&self) -> i32 {
        let gold = self.gold.lock();
        let silver = self.silver.read();
        *gold.borrow() + *silver
    }
}

fn main() {
    let bank =
        Bank { gold: Arc::new(ReentrantMutex::new(RefCell::new(100))), silver: Arc::new(RwLock::new(100)) };
    let (a, b, c) = (bank.clone(), bank.clone(), bank.clone());
    let ts = vec![
        thread::spawn(move || {
            for _ in 0..3 {
                a.move_ten(Direction::ToGold)
            }
        }),
        thread::spawn(move || {
            b.move_ten(Direction::ToSilver);
            b.move_ten(Direction::ToSilver);
            b.move_ten(Direction::ToSilver);
        }),
        thread::spawn(move || {
            println!("audit: {}", c.sum());
            println!("audit: {}", c.sum());
        }),
    ];
    ts.into_iter().for_each(|t| t.join().unwrap());
    println!("total: {}", bank.sum());
}
