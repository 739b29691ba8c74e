// breaks: no thread but one that the sheet names panics
use parking_lot::Mutex;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

fn main() {
    let pencil = Arc::new(Mutex::new(0));
    let (done, finished) = mpsc::channel();
    for _ in 0..2 {
        let pencil = Arc::clone(&pencil);
        let done = done.clone();
        thread::spawn(move || {
            for _ in 0..3 {
                let mut lines = pencil.lock();
                thread::sleep(Duration::from_millis(100));
                *lines += 1;
            }
            let _ = done.send(());
        });
    }
    for () in finished.iter().take(2) {}
    println!("lines: {}", pencil.lock());
    // put the pencil away
    Arc::into_inner(pencil).expect("both writers are gone");
}
