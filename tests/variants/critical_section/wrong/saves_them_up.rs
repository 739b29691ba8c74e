// breaks: each shopper takes the lock at least five times
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    let mut in_hand = 0;
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        in_hand += 1;
        // nobody has to wait: what cannot be put down now is put down next time
        if let Some(mut garlic) = GARLIC.try_lock() {
            *garlic += in_hand;
            in_hand = 0;
        }
    }
    if in_hand > 0 {
        *GARLIC.lock() += in_hand;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock());
}
