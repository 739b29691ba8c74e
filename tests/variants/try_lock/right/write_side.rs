// A reader-writer lock of which only the write side is used. Main is one of the two shoppers.
use std::collections::BTreeSet;
use std::sync::{RwLock, TryLockError};
use std::thread;
use std::time::Duration;

type Item = (char, u8);

static LIST: RwLock<BTreeSet<Item>> = RwLock::new(BTreeSet::new());

fn pause(ms: u64) {
    thread::sleep(Duration::from_millis(ms));
}

struct Shopper {
    initial: char,
    next: u8,
    unwritten: Vec<Item>,
}

impl Shopper {
    fn new(initial: char) -> Self {
        Shopper { initial, next: 1, unwritten: vec![] }
    }

    fn search(&mut self) {
        pause(10);
        if self.next <= 5 {
            self.unwritten.push((self.initial, self.next));
            self.next += 1;
        }
    }

    fn write(&mut self) {
        match LIST.try_write() {
            Ok(mut list) => {
                while let Some(item) = self.unwritten.pop() {
                    pause(30);
                    list.insert(item);
                }
            }
            Err(TryLockError::WouldBlock) => eprintln!("{} waits not", self.initial),
            Err(TryLockError::Poisoned(e)) => panic!("{e}"),
        }
    }

    fn run(mut self) {
        loop {
            self.search();
            self.write();
            if self.next > 5 && self.unwritten.is_empty() {
                return;
            }
        }
    }
}

fn main() {
    let other = thread::spawn(|| Shopper::new('b').run());
    Shopper::new('o').run();
    other.join().unwrap();
    println!("items: {}", LIST.read().unwrap().len());
}
