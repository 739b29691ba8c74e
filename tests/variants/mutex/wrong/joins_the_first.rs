// breaks: a writer is blocked on the pencil
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = Arc::new(Mutex::new(0));
    for _ in 0..2 {
        let pencil = pencil.clone();
        thread::spawn(move || {
            for _ in 0..3 {
                let mut lines = pencil.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                *lines += 1;
            }
        })
        .join()
        .unwrap();
    }
    println!("lines: {}", pencil.lock().unwrap());
}
