// breaks: Prints: `count: 7` (who finds the lock poisoned starts counting from the last good number, which may be old)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let count = Arc::new(Mutex::new(0));
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
    let c = count.clone();
    let other = thread::spawn(move || {
        let mut last_good = 0;
        for _ in 0..5 {
            let mut guard = c.lock().unwrap_or_else(|poisoned| {
                c.clear_poison();
                let mut guard = poisoned.into_inner();
                // Who knows what the other has left in there.
                *guard = last_good;
                guard
            });
            *guard += 1;
            last_good = *guard;
        }
    });
    let _ = clumsy.join();
    other.join().unwrap();
    println!("count: {}", count.lock().unwrap_or_else(|e| e.into_inner()));
}
