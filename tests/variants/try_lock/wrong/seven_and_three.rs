// breaks: each shopper finds five items (one finds seven, the other three)
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static LIST: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

fn shop(items: usize) {
    let mut found = 0;
    let mut basket = Vec::new();
    while found < items || !basket.is_empty() {
        thread::sleep(Duration::from_millis(10));
        if found < items {
            found += 1;
            basket.push((items, found));
        }
        if let Ok(mut list) = LIST.try_lock() {
            for item in basket.drain(..) {
                thread::sleep(Duration::from_millis(30));
                list.push(item);
            }
        }
    }
}

fn main() {
    let shoppers = [7, 3].map(|items| thread::spawn(move || shop(items)));
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("items: {}", LIST.lock().unwrap().len());
}
