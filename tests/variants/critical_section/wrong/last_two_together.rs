// breaks: each shopper takes the lock at least five times
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for add in [1, 1, 1, 2] {
        for _ in 0..add {
            thread::sleep(Duration::from_millis(10));
        }
        *GARLIC.lock().unwrap() += add;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock().unwrap());
}
