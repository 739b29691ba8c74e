// breaks: one shopper's addition falls between two of the other's
use std::sync::Mutex;
use std::thread;
use std::time::Duration;

static LOCK: Mutex<()> = Mutex::new(());

fn main() {
    let shop = || {
        for _ in 0..5 {
            thread::sleep(Duration::from_millis(10));
            drop(LOCK.lock().unwrap());
        }
    };
    let shoppers = [thread::spawn(shop), thread::spawn(shop)];
    for shopper in shoppers {
        shopper.join().unwrap();
    }
    println!("garlic: 10");
}
