// breaks: no thread panics
use std::sync::{Arc, RwLock};
use std::thread;
use std::time::Duration;

const NAMES: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

fn main() {
    let calendar = Arc::new(RwLock::new((0usize, 0)));
    let writers: Vec<_> = (0..2)
        .map(|_| {
            let calendar = calendar.clone();
            thread::spawn(move || {
                while calendar.read().unwrap().0 < 6 {
                    let mut c = calendar.write().unwrap();
                    println!("from {} to {}", NAMES[c.0], NAMES[c.0 + 1]);
                    c.0 += 1;
                    c.1 += 1;
                }
            })
        })
        .collect();
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let calendar = calendar.clone();
            thread::spawn(move || {
                for _ in 0..2 {
                    let c = calendar.read().unwrap_or_else(|e| e.into_inner());
                    thread::sleep(Duration::from_millis(10));
                    println!("{}", NAMES[c.0]);
                }
            })
        })
        .collect();
    for t in writers.into_iter().chain(readers) {
        let _ = t.join();
    }
    let c = calendar.read().unwrap_or_else(|e| e.into_inner());
    println!("day: {}", c.0);
    println!("advances: {}", c.1);
}
