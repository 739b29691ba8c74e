// breaks: five items, 10 ms an item (the first is written before anything was searched for)
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

fn shop(list: &Mutex<u32>) {
    let mut to_write = 0;
    for _ in 0..5 {
        to_write += 1;
        if let Some(mut list) = list.try_lock() {
            for _ in 0..to_write {
                thread::sleep(Duration::from_millis(30));
                *list += 1;
            }
            to_write = 0;
        }
        thread::sleep(Duration::from_millis(10));
    }
    while to_write > 0 {
        if let Some(mut list) = list.try_lock() {
            thread::sleep(Duration::from_millis(30));
            *list += 1;
            to_write -= 1;
        }
        thread::sleep(Duration::from_millis(10));
    }
}

fn main() {
    let list = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| shop(&list));
        s.spawn(|| shop(&list));
    });
    println!("items: {}", list.lock());
}
