// breaks: between a failed try and that thread's next one, time passes
use parking_lot::Mutex;
use std::hint;
use std::thread;
use std::time::Duration;

static LIST: Mutex<Vec<usize>> = Mutex::new(Vec::new());

fn shopper(base: usize) {
    for i in 0..5 {
        thread::sleep(Duration::from_millis(10));
        let mut list = loop {
            if let Some(list) = LIST.try_lock() {
                break list;
            }
            hint::spin_loop();
        };
        thread::sleep(Duration::from_millis(30));
        list.push(base + i);
    }
}

fn main() {
    let a = thread::spawn(|| shopper(0));
    let b = thread::spawn(|| shopper(5));
    a.join().unwrap();
    b.join().unwrap();
    println!("items: {}", LIST.lock().len());
}
