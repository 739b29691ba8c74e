// breaks: clumsy panics at its third (at its fourth, and the other adds only four)
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread;
fn main() {
    let m = Arc::new(Mutex::new(0));
    let (a, b) = (m.clone(), m.clone());
    let x = thread::spawn(move || {
        for i in 1..=5 {
            let mut g = a.lock();
            if i == 4 {
                panic!("x")
            }
            *g += 1;
        }
    });
    let y = thread::spawn(move || {
        for _ in 0..4 {
            *b.lock() += 1;
        }
    });
    let _ = x.join();
    y.join().unwrap();
    println!("count: {}", *m.lock());
}
