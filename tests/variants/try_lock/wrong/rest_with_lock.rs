// breaks: nobody is blocked on the list
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn shopper(list: Arc<Mutex<Vec<u32>>>) {
    let mut pending = vec![];
    for item in 0..5 {
        thread::sleep(Duration::from_millis(10));
        pending.push(item);
        if let Ok(mut list) = list.try_lock() {
            for item in pending.drain(..) {
                thread::sleep(Duration::from_millis(30));
                list.push(item);
            }
        }
    }
    // nothing left to search, so now it is ok to wait
    let mut list = list.lock().unwrap();
    for item in pending {
        thread::sleep(Duration::from_millis(30));
        list.push(item);
    }
}

fn main() {
    let list = Arc::new(Mutex::new(vec![]));
    let (a, b) = (list.clone(), list.clone());
    let a = thread::spawn(|| shopper(a));
    let b = thread::spawn(|| shopper(b));
    a.join().unwrap();
    b.join().unwrap();
    println!("items: {}", list.lock().unwrap().len());
}
