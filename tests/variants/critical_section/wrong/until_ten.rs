// breaks: each shopper takes the lock at least five times
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    loop {
        thread::sleep(Duration::from_millis(10));
        let mut garlic = GARLIC.lock().unwrap();
        if *garlic == 10 {
            break;
        }
        *garlic += 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock().unwrap());
}
