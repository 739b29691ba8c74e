// breaks: two clerks each move 10 three times, in opposite directions (both move in the same direction)
use std::sync::{Arc, Mutex};
use std::thread;
fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let mut hs = vec![];
    for x in [10, 10] {
        let (a, b) = (a.clone(), b.clone());
        hs.push(thread::spawn(move || {
            for _ in 0..3 {
                let mut a = a.lock().unwrap();
                let mut b = b.lock().unwrap();
                *a -= x;
                *b += x;
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
