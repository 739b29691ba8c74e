// breaks: nobody waits for time to pass while holding the lock
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn think() {
    thread::sleep(Duration::from_millis(10));
}

fn shop() {
    think();
    for round in 1..=5 {
        let mut garlic = GARLIC.lock();
        *garlic += 1;
        if round < 5 {
            think(); // about the next one
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
