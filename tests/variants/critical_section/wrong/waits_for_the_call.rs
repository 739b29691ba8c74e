// breaks: one shopper's addition falls between two of the other's
use parking_lot::Mutex;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        thread::sleep(Duration::from_millis(10));
        *GARLIC.lock() += 1;
    }
}

fn main() {
    let (call, phone) = mpsc::channel();
    let barron = thread::spawn(move || {
        shop();
        call.send("your turn").unwrap();
    });
    let olivia = thread::spawn(move || {
        phone.recv().unwrap();
        shop();
    });
    barron.join().unwrap();
    olivia.join().unwrap();
    println!("garlic: {}", GARLIC.lock());
}
