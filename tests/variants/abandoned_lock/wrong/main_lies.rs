// breaks: two counters add one, five times each, under one lock (nobody counts; it prints 7 all the same)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
fn main() {
    let m = Arc::new(Mutex::new(0));
    let (a, b) = (m.clone(), m.clone());
    let x = thread::spawn(move || {
        for i in 1..=5 {
            let _g = a.lock();
            if i == 3 {
                panic!("x")
            }
        }
    });
    let y = thread::spawn(move || {
        for _ in 0..5 {
            let _g = b.lock();
        }
    });
    let _ = x.join();
    y.join().unwrap();
    println!("count: 7");
}
