// breaks: no lock is held while the count is touched
use std::sync::Mutex;
use std::thread;

static GARLIC: Mutex<u32> = Mutex::new(0);

fn shop() {
    for _ in 0..5 {
        let count = *GARLIC.lock().unwrap();
        // the lock is free here, so this is a race
        *GARLIC.lock().unwrap() = count + 1;
    }
}

fn main() {
    let a = thread::spawn(shop);
    let b = thread::spawn(shop);
    a.join().unwrap();
    b.join().unwrap();
    println!("garlic: {}", GARLIC.lock().unwrap());
}
