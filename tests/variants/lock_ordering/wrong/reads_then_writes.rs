// breaks: Prints: `total: 200` (what was read under the locks is written under them later)
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let a = Arc::new(Mutex::new(100));
    let b = Arc::new(Mutex::new(100));
    let mut threads = Vec::new();
    for amount in [10, -10] {
        let (a, b) = (a.clone(), b.clone());
        threads.push(thread::spawn(move || {
            for _ in 0..3 {
                let new_balance = {
                    let a = a.lock().unwrap();
                    let _b = b.lock().unwrap();
                    *a - amount
                };
                // Sums worked out on paper, now they are written down.
                let mut a = a.lock().unwrap();
                let mut b = b.lock().unwrap();
                *a = new_balance;
                *b += amount;
            }
        }));
    }
    let (x, y) = (a.clone(), b.clone());
    let auditor = thread::spawn(move || {
        for _ in 0..2 {
            let x = x.lock().unwrap();
            let y = y.lock().unwrap();
            println!("audit: {}", *x + *y);
        }
    });
    for t in threads {
        t.join().unwrap();
    }
    auditor.join().unwrap();
    let a = a.lock().unwrap();
    println!("total: {}", *a + *b.lock().unwrap());
}
