// breaks: nobody polls: no try that fails
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = Arc::new(Mutex::new(0));
    let mut writers = Vec::new();
    for _ in 0..2 {
        let pencil = pencil.clone();
        writers.push(thread::spawn(move || {
            let mut written = 0;
            while written < 3 {
                if let Ok(mut lines) = pencil.try_lock() {
                    thread::sleep(Duration::from_millis(100));
                    *lines += 1;
                    written += 1;
                } else {
                    thread::yield_now();
                }
            }
        }));
    }
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", pencil.lock().unwrap());
}
