use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    // the pencil, and how many lines it has written
    let pencil = Arc::new(Mutex::new(0));

    let mut writers = Vec::new();
    for _ in 0..2 {
        let pencil = Arc::clone(&pencil);
        writers.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut lines = pencil.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                *lines += 1;
            }
        }));
    }
    for writer in writers {
        writer.join().unwrap();
    }
    println!("lines: {}", *pencil.lock().unwrap());
}
