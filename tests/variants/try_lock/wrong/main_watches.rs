// breaks: nobody is blocked on the list
use parking_lot::RwLock;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn shopper(list: &RwLock<Vec<u8>>) {
    let mut pending = vec![];
    let mut found = 0;
    while found < 5 || !pending.is_empty() {
        thread::sleep(Duration::from_millis(10));
        if found < 5 {
            pending.push(found);
            found += 1;
        }
        if let Some(mut list) = list.try_write() {
            while let Some(item) = pending.pop() {
                thread::sleep(Duration::from_millis(30));
                list.push(item);
            }
        }
    }
}

fn main() {
    let list = Arc::new(RwLock::new(Vec::new()));
    for _ in 0..2 {
        let list = list.clone();
        thread::spawn(move || shopper(&list));
    }
    // wait until all are there
    loop {
        thread::sleep(Duration::from_millis(50));
        let n = list.read().len();
        if n == 10 {
            println!("items: {n}");
            break;
        }
    }
}
