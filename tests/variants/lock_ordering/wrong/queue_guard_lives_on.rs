// breaks: no other lock stands before the two (the guard of the queue lives through the loop's body)
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::thread;
fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let q: Arc<Mutex<VecDeque<i32>>> = Arc::new(Mutex::new([10, -10, 10, -10, 10, -10].into()));
    let mut hs = vec![];
    for _ in 0..2 {
        let (a, b, q) = (a.clone(), b.clone(), q.clone());
        hs.push(thread::spawn(move || {
            while let Some(x) = q.lock().unwrap().pop_front() {
                let mut a = a.lock().unwrap();
                let mut b = b.lock().unwrap();
                *a -= x;
                *b += x;
                thread::yield_now();
            }
        }));
    }
    let (a2, b2) = (a.clone(), b.clone());
    hs.push(thread::spawn(move || {
        for _ in 0..2 {
            let a = a2.lock().unwrap();
            let b = b2.lock().unwrap();
            println!("audit: {}", *a + *b);
        }
    }));
    for h in hs {
        h.join().unwrap();
    }
    println!("total: {}", *a.lock().unwrap() + *b.lock().unwrap());
}
