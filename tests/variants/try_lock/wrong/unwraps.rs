// breaks: no thread panics
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let list = Arc::new(Mutex::new(vec![]));
    let handles: Vec<_> = (0..2u64)
        .map(|id| {
            let list = list.clone();
            thread::spawn(move || {
                // the second one starts later, so they don't meet
                thread::sleep(Duration::from_millis(id * 500));
                for i in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    let mut list = list.try_lock().unwrap();
                    thread::sleep(Duration::from_millis(30));
                    list.push(i);
                }
            })
        })
        .collect();
    for h in handles {
        let _ = h.join();
    }
    let list = list.lock().unwrap_or_else(|e| e.into_inner());
    println!("items: {}", list.len());
}
