// breaks: each shopper takes the lock at least five times
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
    }
    let mut garlic = GARLIC.lock();
    for _ in 0..5 {
        *garlic += 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock());
}
