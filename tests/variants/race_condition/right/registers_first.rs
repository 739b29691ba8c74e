// A lock for the register of shoppers, let go before shopping; looks at the count more often than needed.
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread;
#[derive(Default)]
struct Store {
    count: AtomicU32,
    register: Mutex<Vec<String>>,
}
fn main() {
    let store = Arc::new(Store::default());
    let handles = ["x", "y"].map(|name| {
        let store = store.clone();
        thread::spawn(move || {
            store.register.lock().unwrap().push(name.to_string());
            for _ in 0..5 {
                println!("{name} sees {}", store.count.load(Relaxed));
                let mine = store.count.load(Relaxed);
                let more = mine.checked_add(1).unwrap();
                store.count.store(more, Relaxed);
            }
        })
    });
    for h in handles {
        h.join().unwrap()
    }
    println!("{:?}", store.register.lock().unwrap());
    println!("garlic: {}", store.count.load(Relaxed));
}
