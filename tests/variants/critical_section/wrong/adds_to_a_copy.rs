// breaks: `garlic: 10`
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let guard = GARLIC.lock().unwrap();
        let mut count = *guard;
        count += 1;
        drop(guard);
        *GARLIC.lock().unwrap() = count;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: {}", GARLIC.lock().unwrap());
}
