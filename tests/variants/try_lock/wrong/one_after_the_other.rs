// breaks: a try fails
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn shop(list: &Mutex<Vec<u32>>) {
    let mut pending = vec![];
    let mut found = 0;
    while found < 5 || !pending.is_empty() {
        thread::sleep(Duration::from_millis(10));
        if found < 5 {
            found += 1;
            pending.push(found);
        }
        match list.try_lock() {
            Ok(mut list) => {
                for item in pending.drain(..) {
                    thread::sleep(Duration::from_millis(30));
                    list.push(item);
                }
            }
            Err(_) => println!("busy"),
        }
    }
}

fn main() {
    let list = Arc::new(Mutex::new(vec![]));
    for _ in 0..2 {
        let list = list.clone();
        let shopper = thread::spawn(move || shop(&list));
        shopper.join().unwrap();
    }
    println!("items: {}", list.lock().unwrap().len());
}
