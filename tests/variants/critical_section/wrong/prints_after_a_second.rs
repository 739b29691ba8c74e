// breaks: `garlic: 10`
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        *GARLIC.lock().unwrap() += 1;
    }
}

fn main() {
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    // 5 x 10 ms, so a second is plenty
    thread::sleep(Duration::from_secs(1));
    println!("garlic: {}", GARLIC.lock().unwrap());
    for shopper in shoppers {
        shopper.join().unwrap();
    }
}
