// breaks: `garlic: 10`
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        if let Some(mut garlic) = GARLIC.try_lock() {
            *garlic += 1;
        } else {
            thread::sleep(Duration::from_millis(5));
            if let Some(mut garlic) = GARLIC.try_lock() {
                *garlic += 1;
            }
        }
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock());
}
