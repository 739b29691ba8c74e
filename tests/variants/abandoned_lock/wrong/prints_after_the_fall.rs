// breaks: Prints: `count: 7` (main waits for clumsy only, who is the slower one)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

fn main() {
    let count = Arc::new(Mutex::new(0));
    let c = count.clone();
    thread::spawn(move || {
        for _ in 0..5 {
            *c.lock() += 1;
        }
    });
    let c = count.clone();
    let clumsy = thread::spawn(move || {
        for turn in 1..=5 {
            thread::sleep(Duration::from_millis(20));
            let mut count = c.lock();
            if turn == 3 {
                panic!("oops");
            }
            *count += 1;
        }
    });
    let _ = clumsy.join();
    println!("count: {}", count.lock());
}
