// breaks: prints `items: 10`
use parking_lot::Mutex;
use std::thread;
use std::time::Duration;

static LIST: Mutex<()> = Mutex::new(());

fn shopper() {
    let mut written = 0;
    while written < 5 {
        thread::sleep(Duration::from_millis(10));
        if let Some(_list) = LIST.try_lock() {
            thread::sleep(Duration::from_millis(30));
            written += 1;
        }
    }
}

fn main() {
    let a = thread::spawn(shopper);
    let b = thread::spawn(shopper);
    a.join().unwrap();
    b.join().unwrap();
    println!("items: 10");
}
