//! Clerks write, the auditor only reads, but he reads both at once and in the same order.

use parking_lot::RwLock;
use std::sync::{Arc, mpsc};
use std::thread;

#[derive(Default)]
struct Books {
    left: RwLock<Vec<i32>>,
    right: RwLock<Vec<i32>>,
}

impl Books {
    fn book(&self, left_gets: i32) {
        let mut left = self.left.write();
        let mut right = self.right.write();
        left.push(left_gets);
        right.push(-left_gets);
    }

    fn total(&self) -> i32 {
        let left = self.left.read();
        let right = self.right.read();
        left.iter().chain(right.iter()).sum()
    }
}

fn main() {
    let books = Arc::new(Books::default());
    books.left.write().push(100);
    books.right.write().push(100);

    let (gone_home, home) = mpsc::channel::<()>();
    for amount in [10, -10] {
        let books = Arc::clone(&books);
        let gone_home = gone_home.clone();
        thread::spawn(move || {
            (0..3).for_each(|_| books.book(amount));
            drop(gone_home);
        });
    }
    let auditor_books = Arc::clone(&books);
    thread::spawn(move || {
        for _ in 0..2 {
            println!("audit: {}", auditor_books.total());
        }
        drop(gone_home);
    });

    // Nobody ever sends anything: the channel ends when the last has gone home.
    assert!(home.recv().is_err());
    println!("total: {}", books.total());
}
