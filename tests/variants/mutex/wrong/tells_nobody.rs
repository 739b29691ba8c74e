// breaks: no thread but one that the sheet names panics
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

static PENCIL: Mutex<u32> = Mutex::new(0);

fn main() {
    let (tx, rx) = mpsc::channel();
    let writers = ["barron", "olivia"].map(|name| {
        let tx = tx.clone();
        thread::spawn(move || {
            for _ in 0..3 {
                let mut lines = PENCIL.lock().unwrap();
                thread::sleep(Duration::from_millis(100));
                *lines += 1;
            }
            tx.send(name).unwrap();
        })
    });
    for _ in &writers {
        // does not take longer than 600 ms
        if let Ok(name) = rx.recv_timeout(Duration::from_secs(1)) {
            println!("{name} is through");
        }
    }
    drop(rx);
    for writer in writers {
        let _ = writer.join();
    }
    println!("lines: {}", PENCIL.lock().unwrap());
}
