use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

// Never waits in the lock: if the other one has it, think a little longer.
fn add_one(garlic: &Mutex<i32>) {
    loop {
        match garlic.try_lock() {
            Some(mut garlic) => {
                *garlic += 1;
                return;
            }
            None => thread::sleep(Duration::from_millis(1)),
        }
    }
}

fn main() {
    let garlic = Arc::new(Mutex::new(0));
    let (done, finished) = mpsc::channel();
    for shopper in 1..=2 {
        let garlic = garlic.clone();
        let done = done.clone();
        thread::spawn(move || {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                add_one(&garlic);
            }
            done.send(shopper).unwrap();
        });
    }
    for shopper in finished.iter().take(2) {
        println!("shopper {shopper} is back");
    }
    println!("garlic: {}", garlic.lock());
}
