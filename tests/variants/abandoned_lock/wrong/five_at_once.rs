// breaks: adds one, five times (it adds five)
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let clumsys = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut count = clumsys.lock().unwrap_or_else(PoisonError::into_inner);
            if turn == 3 {
                thread::sleep(Duration::from_millis(10));
                panic!("oh dear");
            }
            *count += 1;
        }
    });
    let others = count.clone();
    let other = thread::spawn(move || {
        let mut count = others.lock().unwrap_or_else(PoisonError::into_inner);
        *count += 5;
    });
    assert!(clumsy.join().is_err());
    other.join().unwrap();
    println!("count: {}", count.lock().unwrap_or_else(PoisonError::into_inner));
}
