// breaks: no thread panics
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn advance(calendar: &RwLock<(u32, u32)>) -> bool {
    let next = {
        let mut c = calendar.write();
        if c.0 == 6 {
            return false;
        }
        c.0 += 1;
        c.1 += 1;
        c.0
    };
    // did it work?
    assert_eq!(calendar.read().0, next);
    true
}

fn main() {
    let calendar = Arc::new(RwLock::new((0, 0)));
    let writers = [1, 2].map(|_| {
        let calendar = calendar.clone();
        thread::spawn(move || while advance(&calendar) {})
    });
    let readers = [1, 2, 3].map(|n| {
        let calendar = calendar.clone();
        thread::spawn(move || {
            for _ in 0..2 {
                let c = calendar.read();
                thread::sleep(Duration::from_millis(10));
                println!("reader {n}: {}", c.0);
            }
        })
    });
    writers.map(|w| w.join().is_ok());
    readers.map(|r| r.join().is_ok());
    // in case a writer had an accident, finish the week
    while advance(&calendar) {}
    println!("day: {}", calendar.read().0);
    println!("advances: {}", calendar.read().1);
}
