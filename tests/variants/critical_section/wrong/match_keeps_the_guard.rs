// breaks: nobody waits for time to pass while holding the lock
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        // more garlic, more to think about
        match *GARLIC.lock().unwrap() {
            0..5 => thread::sleep(Duration::from_millis(10)),
            _ => thread::sleep(Duration::from_millis(15)),
        }
        *GARLIC.lock().unwrap() += 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock().unwrap());
}
