// breaks: between a failed try and that thread's next one, time passes
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn flush(list: &Mutex<Vec<i32>>, pending: &mut Vec<i32>) {
    if let Ok(mut list) = list.try_lock() {
        for item in pending.drain(..) {
            thread::sleep(Duration::from_millis(30));
            list.push(item);
        }
    }
}

fn main() {
    let list = Arc::new(Mutex::new(vec![]));
    let handles: Vec<_> = (0..2)
        .map(|_| {
            let list = list.clone();
            thread::spawn(move || {
                let mut pending = vec![];
                for item in 0..5 {
                    thread::sleep(Duration::from_millis(10));
                    pending.push(item);
                    flush(&list, &mut pending);
                }
                // all found. let the other one go first
                while !pending.is_empty() {
                    thread::yield_now();
                    flush(&list, &mut pending);
                }
            })
        })
        .collect();
    for h in handles {
        h.join().unwrap();
    }
    println!("items: {}", list.lock().unwrap().len());
}
