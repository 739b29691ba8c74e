// First a glance under the read lock, which is cheap, then the same question again under the write lock.
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

#[derive(Debug, Default)]
struct Calendar {
    day: RwLock<i32>,
    advances: AtomicU64,
}

impl Calendar {
    fn today(&self) -> i32 {
        *self.day.read().unwrap()
    }

    fn advance(&self) {
        let mut day = self.day.write().unwrap();
        if *day < 6 {
            *day += 1;
            self.advances.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn look(&self) {
        let day = self.day.read().unwrap();
        thread::sleep(Duration::from_millis(10));
        println!("{} sees {day}", thread::current().name().unwrap_or("?"));
    }
}

fn main() {
    let calendar = Arc::new(Calendar::default());
    let readers = (1..=3).map(|k| {
        let calendar = calendar.clone();
        let reader = thread::Builder::new().name(format!("reader {k}"));
        reader
            .spawn(move || {
                calendar.look();
                calendar.look();
            })
            .unwrap()
    });
    let readers: Vec<_> = readers.collect();
    let other = {
        let calendar = calendar.clone();
        thread::spawn(move || {
            while calendar.today() < 6 {
                calendar.advance();
            }
        })
    };
    // main is a writer, too
    while calendar.today() < 6 {
        calendar.advance();
    }
    other.join().unwrap();
    for reader in readers {
        reader.join().unwrap();
    }
    println!("day: {}", calendar.today());
    println!("advances: {}", calendar.advances.load(Ordering::Relaxed));
}
