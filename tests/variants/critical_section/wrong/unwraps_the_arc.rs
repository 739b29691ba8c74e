// breaks: no thread but one that the sheet names panics
use std::sync::{Arc, Mutex, mpsc};
use std::thread;
use std::time::Duration;

fn main() {
    let garlic = Arc::new(Mutex::new(0));
    let (done, finished) = mpsc::channel();
    for _ in 0..2 {
        let garlic = Arc::clone(&garlic);
        let done = done.clone();
        thread::spawn(move || {
            for _ in 0..5 {
                thread::sleep(Duration::from_millis(10));
                *garlic.lock().unwrap() += 1;
            }
            done.send(()).unwrap();
        });
    }
    finished.recv().unwrap();
    finished.recv().unwrap();
    // both are through, so this is the only one
    println!("garlic: {}", garlic.lock().unwrap());
    let mutex = Arc::try_unwrap(garlic).unwrap();
    assert_eq!(mutex.into_inner().unwrap(), 10);
}
