// breaks: `lines: 6`
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = Arc::new(Mutex::new(0));
    let lines = Arc::new(Mutex::new(0));
    let mut writers = Vec::new();
    for _ in 0..2 {
        let (pencil, lines) = (pencil.clone(), lines.clone());
        writers.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut pencil = pencil.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                *pencil += 1;
                *lines.lock().unwrap() = *pencil;
            }
        }));
    }
    // six lines take 600 ms
    thread::sleep(Duration::from_millis(700));
    println!("lines: {}", lines.lock().unwrap());
    for writer in writers {
        writer.join().unwrap();
    }
}
