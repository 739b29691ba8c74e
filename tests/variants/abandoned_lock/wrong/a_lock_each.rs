// breaks: two counters add one, five times each, under one lock (a lock each, added up at the end)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let counts: Vec<Arc<Mutex<u32>>> = (0..2).map(|_| Arc::new(Mutex::new(0))).collect();
    let mut threads = Vec::new();
    for (who, count) in counts.iter().cloned().enumerate() {
        threads.push(thread::spawn(move || {
            for turn in 1..=5 {
                let mut count = count.lock().unwrap();
                if who == 0 && turn == 3 {
                    panic!("oops");
                }
                *count += 1;
            }
        }));
    }
    for t in threads {
        let _ = t.join();
    }
    let sum: u32 = counts.iter().map(|c| *c.lock().unwrap_or_else(|e| e.into_inner())).sum();
    println!("count: {sum}");
}
