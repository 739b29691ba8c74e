// breaks: prints `items: 10`
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let shoppers = [1, 2].map(|who| {
        let list = list.clone();
        thread::spawn(move || {
            let mut pending = Vec::new();
            let mut found = 0;
            while found < 5 || !pending.is_empty() {
                thread::sleep(Duration::from_millis(10));
                if found < 5 {
                    found += 1;
                    pending.push((who, found));
                }
                if let Ok(mut list) = list.try_lock() {
                    for item in pending.drain(..) {
                        thread::sleep(Duration::from_millis(30));
                        list.push(item);
                    }
                }
            }
        })
    });
    // 10 x 10 ms + 10 x 30 ms at the most, so 5 s is plenty
    thread::sleep(Duration::from_secs(5));
    let items = list.try_lock().map(|list| list.len()).unwrap_or(0);
    println!("items: {items}");
    for s in shoppers {
        s.join().unwrap();
    }
}
