// breaks: prints `items: 10`
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let mut shoppers = vec![];
    for _ in 0..2 {
        let list = list.clone();
        shoppers.push(thread::spawn(move || {
            let mut pending = vec![];
            let mut found = 0;
            while found < 5 || !pending.is_empty() {
                thread::sleep(Duration::from_millis(10));
                if found < 5 {
                    found += 1;
                    pending.push(found);
                }
                if pending.len() >= 2 || found == 5 {
                    if let Ok(mut l) = list.try_lock() {
                        for item in &pending {
                            thread::sleep(Duration::from_millis(30));
                            l.push(*item);
                        }
                    }
                    pending.clear();
                }
            }
        }));
    }
    for s in shoppers {
        s.join().unwrap();
    }
    println!("items: {}", list.lock().unwrap().len());
}
