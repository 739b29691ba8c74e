// breaks: ends by itself (a poisoned lock does not get better by waiting)
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    let other = thread::spawn(move || {
        for _ in 0..5 {
            loop {
                match c.lock() {
                    Ok(mut count) => {
                        *count += 1;
                        break;
                    }
                    Err(_) => thread::sleep(Duration::from_millis(10)),
                }
            }
        }
    });
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            let mut count = c.lock().unwrap();
            if turn == 3 {
                panic!("oops");
            }
            *count += 1;
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", count.lock().unwrap_or_else(|e| e.into_inner()));
}
