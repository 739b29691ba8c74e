use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let desk = Arc::new((Mutex::new(0u32), Condvar::new()));
    for _ in 0..2 {
        let desk = Arc::clone(&desk);
        thread::spawn(move || {
            let (pencil, written) = &*desk;
            for _ in 0..3 {
                let mut lines = pencil.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                *lines += 1;
                written.notify_all();
            }
        });
    }
    let (pencil, written) = &*desk;
    let lines = written.wait_while(pencil.lock().unwrap(), |lines| *lines < 6).unwrap();
    println!("lines: {lines}");
}
