// breaks: ends by itself
use parking_lot::Mutex;
use std::mem;
use std::thread;
use std::time::Duration;

static LIST: Mutex<Vec<u8>> = Mutex::new(Vec::new());

fn shopper() {
    let mut pending = vec![];
    let mut found = 0;
    while found < 5 || !pending.is_empty() {
        thread::sleep(Duration::from_millis(10));
        if found < 5 {
            found += 1;
            pending.push(found);
        }
        if let Some(mut list) = LIST.try_lock() {
            for item in pending.drain(..) {
                thread::sleep(Duration::from_millis(30));
                list.push(item);
            }
            if found == 5 {
                // finished, so I don't need it any more
                mem::forget(list);
            }
        }
    }
}

fn main() {
    let a = thread::spawn(shopper);
    let b = thread::spawn(shopper);
    a.join().unwrap();
    b.join().unwrap();
    println!("items: 10");
}
