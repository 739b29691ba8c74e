// breaks: no thread panics (who has given the pencil back may not have put its handle away yet)
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let desk = Arc::new((Mutex::new(0), Condvar::new()));
    for _ in 0..2 {
        let desk = Arc::clone(&desk);
        thread::spawn(move || {
            for _ in 0..3 {
                let mut lines = desk.0.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                *lines += 1;
                desk.1.notify_one();
            }
        });
    }
    let mut lines = desk.0.lock().unwrap();
    while *lines < 6 {
        lines = desk.1.wait(lines).unwrap();
    }
    drop(lines);
    let (lines, _) = Arc::into_inner(desk).expect("both writers are gone");
    println!("lines: {}", lines.into_inner().unwrap());
}
