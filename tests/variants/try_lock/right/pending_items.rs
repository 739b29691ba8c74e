use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

const SEARCH: Duration = Duration::from_millis(10);
const WRITE: Duration = Duration::from_millis(30);

fn shop(name: &str, list: &Mutex<Vec<String>>) {
    let mut found = 0;
    let mut pending: Vec<String> = Vec::new();
    while found < 5 || !pending.is_empty() {
        thread::sleep(SEARCH); // finds something, or just looks around
        if found < 5 {
            found += 1;
            pending.push(format!("{name}'s item {found}"));
        }
        if let Ok(mut list) = list.try_lock() {
            for item in pending.drain(..) {
                thread::sleep(WRITE);
                list.push(item);
            }
        } else {
            println!("{name}: busy, I'll go on searching");
        }
    }
}

fn main() {
    let list = Arc::new(Mutex::new(Vec::new()));
    let shoppers: Vec<_> = ["barron", "olivia"]
        .into_iter()
        .map(|name| {
            let list = Arc::clone(&list);
            thread::spawn(move || shop(name, &list))
        })
        .collect();
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("items: {}", list.lock().unwrap().len());
}
